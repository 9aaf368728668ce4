import { readPayload } from '../../encoding/index.ts';
import type { PayloadRef } from '../../log/event.ts';
import type { LogDocument } from '../../log/model.ts';
import { verdictOf } from '../../scep/algorithms.ts';
import { type DecodedMessage, decodeMessage } from '../../scep/index.ts';
import { type Message, msg } from '../../text/message.ts';
import type { Algorithm } from '../../x509/index.ts';
import { DOCS } from '../engine/docs.ts';
import type { FindingDraft, Rule } from '../model.ts';

/** So many messages of one log are decoded: one device's choice of algorithms is that of all its messages. */
const MAX_MESSAGES = 50;
/** So much of a message is marked. */
const MARKED = 24;

export const scepMessageWeakAlgorithm: Rule = {
  id: 'scep-message-weak-algorithm',
  title: msg('SCEP message with a broken algorithm (MD5, DES)'),
  severity: 'information',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log', 'ios-console-log'],
  resolutions: ['scep-failure-badalg'],
  docUrl: DOCS.rfc8894,
  source: 'RFC8894 2.9 ; RFC8894 7.5 ; jscep:client/Client (fallback) ; that GetCACaps is the cause is derived',
  verified: true,
  start() {
    const messages: PayloadRef[] = [];
    const known = new Map<PayloadRef, readonly FindingDraft[]>();
    const draftsOf = (document: LogDocument, message: PayloadRef): readonly FindingDraft[] => {
      const drafts = known.get(message) ?? weakIn(document, message);
      known.set(message, drafts);
      return drafts;
    };
    return {
      see(event) {
        const payload = event.kind === 'http' ? event.payload : undefined;
        if (payload && payload.state !== 'ellipsis' && messages.length < MAX_MESSAGES) messages.push(payload);
      },
      end: (_attempts, document) => messages.flatMap((message) => draftsOf(document, message)),
    };
  },
  fires: [
    {
      title: 'an MD5 digest, in a message that was cut',
      format: 'iis-w3c-log',
      text: `#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
2024-05-01 08:15:02 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQExDjAMBggqhkiG9w0CBQUAMIAGCSqGSIb3DQEHAaCAJIAEggPo 200 0 0
                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^ scep-message-weak-algorithm
2024-05-01 08:15:03 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 201 0 0
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 204 0 0`,
    },
  ],
  quiet: [
    {
      title: 'a SHA-256 digest',
      format: 'iis-w3c-log',
      text: `#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
2024-05-01 08:15:02 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgEFADCABgkqhkiG9w0BBwGggCSABIID6A== 200 0 0
2024-05-01 08:15:03 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 201 0 0
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 204 0 0`,
    },
  ],
};

/** One finding for each broken algorithm of a message, grouped by algorithm over the log. */
function weakIn(document: LogDocument, message: PayloadRef): readonly FindingDraft[] {
  const bytes = readPayload(document.text, message.span)?.bytes;
  if (!bytes) return [];
  const { start, end } = message.span;
  return algorithmsOf(decodeMessage(bytes)).flatMap(({ algorithm, advice }) => {
    const verdict = verdictOf(algorithm?.oid);
    if (verdict?.verdict !== 'weak' || algorithm?.name === undefined) return [];
    return [
      {
        span: { start, end: Math.min(end, start + MARKED) },
        message: msg('The message uses {0}. {1} {2}', algorithm.name, verdict.why, advice),
        short: msg('broken algorithm: {0}', algorithm.name),
        group: algorithm.name,
      },
    ];
  });
}

interface Used {
  readonly algorithm: Algorithm | undefined;
  readonly advice: Message;
}

/** Digest and cipher: what a cut message still shows of its algorithms. */
function algorithmsOf(decoded: DecodedMessage): readonly Used[] {
  if (decoded.kind === 'signed-data') return [{ algorithm: decoded.signedData.digestAlgorithms[0], advice: DIGEST }];
  if (decoded.kind !== 'pki-message') return [];
  const { signedData, envelope } = decoded.message;
  return [
    { algorithm: signedData.digestAlgorithms[0], advice: DIGEST },
    { algorithm: envelope?.contentEncryption, advice: CIPHER },
  ];
}

const DIGEST = msg('Clients fall back to it when GetCACaps announces nothing better: let it announce SHA-256 or SHA-512.');
const CIPHER = msg('Clients fall back to it when GetCACaps announces nothing better: let it announce AES or SCEPStandard.');
