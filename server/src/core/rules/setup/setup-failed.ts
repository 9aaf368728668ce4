import { isCancelled, isOfBundle, setupCause } from '../../judge/cause/setup.ts';
import { setupNoteWords, setupWords } from '../../judge/error/setup.ts';
import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { isAboutDotNet } from '../kinds/bundle-packages.ts';
import { judgedDraft } from '../kinds/judged-draft.ts';
import { setupRuleInfo } from '../kinds/setup-rule.ts';

export const setupFailed: Rule = {
  ...setupRuleInfo({
    id: 'setup-failed',
    title: msg('Connector setup failed'),
    source:
      'WIN32:Msi/error-codes ; CERT:connector-setup-wizard-ends-prematurely ; wixtoolset/wix:src/burn/engine/engine.mc (lines of a bundle)',
  }),
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
        if (first?.code && isCancelled(first.code.value)) return draftsOf(first);
        // A bundle tries again, and goes on without what it can do without.
        if (explained || (first && isOfBundle(first) && completed)) return [];
        if (first) return draftsOf(first);
        const told = failed && setupNoteWords(failed);
        return told ? [judgedDraft(told)] : [];
      },
    };
  },
};

/** Notes of a bundle for which other rules answer. */
const EXPLAINING: ReadonlySet<string> = new Set(['setup-package-failed', 'setup-condition-failed', 'setup-prerequisites-failed']);

function draftsOf(event: ErrorEvent): readonly FindingDraft[] {
  const told = setupWords(event);
  return told ? [judgedDraft(told)] : [];
}
