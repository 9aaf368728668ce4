import { isCancelled, isOfBundle } from '../../judge/cause/setup.ts';
import type { ErrorEvent, LogEvent, NoteEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { NumberToken } from '../../text/span.ts';

/** A package that a WiX bundle could not install. */
export interface FailedPackage {
  readonly name: string;
  readonly code: NumberToken;
  /** Where the bundle says that the package writes its own log. */
  readonly log?: NoteEvent;
}

/** Collects the packages of a bundle that failed, each once; one that was cancelled did not fail. */
export class BundlePackages {
  readonly #logs = new Map<string, NoteEvent>();
  readonly #failed = new Map<string, NumberToken>();
  #named: { readonly name: string; readonly record: number } | undefined;
  #completed = false;

  see(event: LogEvent, record: LogRecord): void {
    if (event.kind === 'error') {
      if (event.code && this.#named?.record === record.index && !isCancelled(event.code.value)) {
        this.#failed.set(this.#named.name, event.code);
      }
      return;
    }
    if (event.kind !== 'note') return;
    if (event.note === 'setup-completed') this.#completed = true;
    const name = event.subject?.value;
    if (name !== undefined && event.note === 'setup-package-log') this.#logs.set(name, event);
    if (name !== undefined && event.note === 'setup-package-failed') this.#named = { name, record: record.index };
  }

  /** True where the bundle as a whole worked: it can do without what failed. */
  get completed(): boolean {
    return this.#completed;
  }

  failed(): readonly FailedPackage[] {
    return [...this.#failed].map(([name, code]) => {
      const log = this.#logs.get(name);
      return log ? { name, code, log } : { name, code };
    });
  }
}

/** True for .NET Framework or .NET, by the ids that WiX gives these packages (wixtoolset/wix src/ext/NetFx/wixlib) and their files. */
export function isDotNet(packageName: string): boolean {
  return /^(?:netfx|ndp\d|dotnet)/i.test(packageName);
}

/** True for an error of the bundle about a file of .NET Framework, which it could not download for instance. */
export function isAboutDotNet(event: ErrorEvent): boolean {
  return isOfBundle(event) && /(?:payload|package|container): (?:netfx|ndp\d|dotnet)/i.test(event.text?.value ?? '');
}

/** Where to read on. */
export function logEvidence({ log }: FailedPackage): readonly Evidence[] {
  return log ? [{ span: log.span, message: msg('The package writes a log of its own') }] : [];
}
