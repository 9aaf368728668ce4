import { describe, expect, it } from 'vitest';
import { noteInfo, notes } from '../../../server/src/core/facts/notes/index.ts';
import { references } from '../../../server/src/core/facts/references.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

/** Ids that the formats give to known messages. */
const OMADM = `
  requests-pending enrollment-started profile-arrived root-profile-arrived state-asked capabilities-empty capabilities-listed
  capabilities-content-type cert-store recipient-chosen signer-chosen issuer-chosen ra-signature-checking ra-signature-passed
  ra-signature-failed ra-is-ca ca-verification-asked ca-verification-passed ca-verification-failed self-signed-subject san-missing
  signing-with encrypting-for message-sent sender-nonce-missing reply-algorithm reply-no-certificates
  reply-verification-failed envelope-wrong-key entity-sought reply-attributes profile-pending certificate-excluded
`;
const IOS = `
  profile-arrived retrieving-certificate csr-sent-get csr-sent-post profile-managed profile-installed ota-enrollment
  scep-identity-failed certificate-retrieval-failed trust-evaluation-failed profile-rolled-back installation-failed
  url-request-failed url-request-succeeded ca-certificates-received ca-certificate-stored capabilities-none capability-used
  capability-fallback capability-missing key-pair-failed request-pending polling issued-certificate-received identity-stored
  certificate-installed
`;
const MAC = 'mac-scep-enroll mac-scep-failed mac-mdm-refused';
const CONNECTOR = `
  crp-verify-started crp-phase-passed crp-phase-failed crp-verify-passed crp-verify-failed crp-signing-certificate-missing
  crp-invalid-handle crp-subject-mismatch crp-challenge-expired connector-certificate-missing connector-sign-in-refused
`;
const POLICY_MODULE = `
  plugin-verify-called plugin-request-sent plugin-challenge-confirmed plugin-challenge-refused plugin-challenge-unreadable
  plugin-verify-done plugin-notify-called plugin-notify-done plugin-tls-fault
`;
const SETUP = `
  setup-completed setup-failed setup-package-failed setup-package-log setup-restart-required setup-condition-failed
  setup-host-not-loaded setup-prerequisites-failed
`;
const ids = [...new Set(`${OMADM} ${IOS} ${MAC} ${CONNECTOR} ${POLICY_MODULE} ${SETUP}`.split(/\s+/).filter((id) => id !== ''))];

describe('notes', () => {
  it('explains every id of the formats, and no other', () => {
    expect(Object.keys(notes).sort()).toEqual([...ids].sort());
  });

  it.each(ids)('%s has a sentence, a source, and a next step unless it ends or fails', (id) => {
    const info = noteInfo(id);
    expect(info && english(info.title)).toMatch(/^[A-Z"].*[^.]$/);
    expect(info && english(info.meaning)).toMatch(/^[A-Z"].*\.$/);
    expect(references(info?.source ?? '').length).toBeGreaterThan(0);
    expect(info?.next !== undefined).toBe(
      info?.outcome === 'progress' && id !== 'state-asked' ? true : id === 'reply-no-certificates',
    );
  });

  it('knows every note in the samples of the formats', () => {
    const seen = new Set<string>();
    for (const format of formats) {
      for (const sample of format.samples) {
        const { records } = format.parse(sample.text);
        for (let i = 0; i < records.length; i++) {
          for (const event of records.at(i)?.events() ?? []) if (event.kind === 'note') seen.add(event.note);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(0);
    expect([...seen].filter((id) => !noteInfo(id))).toEqual([]);
  });

  it('knows no id by accident', () => {
    expect(noteInfo('constructor')).toBeUndefined();
    expect(noteInfo('')).toBeUndefined();
  });
});
