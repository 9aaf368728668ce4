import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import { isCancelled, isOfBundle, setupCause } from '../../judge/cause/setup.ts';
import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { isAboutDotNet } from '../kinds/bundle-packages.ts';

export const setupFailed: Rule = {
  id: 'setup-failed',
  title: msg('Connector setup failed'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-failed', 'verify-ndes-configuration'],
  docUrl: PAGES.connectorSetup,
  source:
    'WIN32:Msi/error-codes ; CERT:connector-setup-wizard-ends-prematurely ; wixtoolset/wix:src/burn/engine/engine.mc (lines of a bundle)',
  verified: true,
  start() {
    let explained = false;
    let first: ErrorEvent | undefined;
    let failed: NoteEvent | undefined;
    let completed = false;
    return {
      see(event) {
        if (event.kind === 'note' && event.note === 'setup-failed') failed ??= event;
        if (event.kind === 'note' && event.note === 'setup-completed') completed = true;
        if (event.kind === 'note' && EXPLAINING.has(event.note)) explained = true;
        if (event.kind === 'error' && isAboutDotNet(event)) explained = true;
        const cause = setupCause(event);
        if (event.kind === 'error' && cause === 'setup-failed') first ??= event;
        // A limit that was not set does not make setup fail; the other causes do.
        else if (event.kind === 'error' && cause && cause !== 'setup-error-hidden' && event.name.value !== 'ConfigureIISLimits') {
          explained = true;
        }
      },
      end() {
        if (first?.code && isCancelled(first.code.value)) return [draftOf(first)];
        // A bundle tries again, and goes on without what it can do without.
        if (explained || (first && isOfBundle(first) && completed)) return [];
        if (first) return [draftOf(first)];
        return failed ? [{ ...NOT_INSTALLED, span: failed.span }] : [];
      },
    };
  },
};

/** Notes of a bundle for which other rules answer. */
const EXPLAINING: ReadonlySet<string> = new Set(['setup-package-failed', 'setup-condition-failed', 'setup-prerequisites-failed']);

const NOT_INSTALLED = {
  message: msg(
    'The connector was not installed. Find the first custom action that returned an error: the lines above it say why.',
  ),
  short: msg('setup failed'),
};

function draftOf(event: ErrorEvent): FindingDraft {
  const span = event.code?.span ?? event.span;
  const code = event.code?.value ?? 0;
  if (isCancelled(code)) {
    return {
      span,
      severity: 'warning',
      message: msg('Somebody cancelled the setup, so the connector was not installed.'),
      short: msg('setup cancelled'),
    };
  }
  if (isOfBundle(event)) {
    return {
      span,
      message: msg(
        'The connector was not installed. The bundle says: {0} Its error is {1} ({2})',
        event.text?.value ?? '',
        event.code?.text ?? '',
        describeWin32(code)?.meaning ?? msg('unknown.'),
      ),
      short: msg('setup failed'),
    };
  }
  return {
    span,
    message: msg(
      'The connector was not installed: {0} failed with {1} ({2}) The lines above this one say what it tried.',
      event.name.value,
      event.code?.text ?? '',
      describeWin32(code)?.meaning ?? msg('unknown.'),
    ),
    short: msg('setup failed'),
  };
}
