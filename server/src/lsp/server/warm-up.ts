import { serverSample } from '../../core/knowledge/engine/kinds/message-samples.ts';
import { type HashName, hash } from '../../core/x509/index.ts';
import { hover } from '../features/hover.ts';
import { type Analyzer, LogStore } from '../log/log-store.ts';
import type { Session } from '../session/session.ts';

const URI = 'untitled:warm-up';
/** In the midst of the message in the sample. */
export const WARM_UP_POSITION = { line: 3, character: 400 };
/** An engine compiles what ran some times. */
const ROUNDS = 4;
const HASHES: readonly HashName[] = ['sha1', 'sha256', 'sha384', 'sha512'];

/**
 * Hovers over a small message of our own, so that the first hover of a reader does not wait until the engine has compiled all that
 * it takes. Runs in steps of a few milliseconds with a pause between, in which requests are answered. `pause` calls back when the
 * server is idle again.
 */
export function warmUp(session: Session, analyzer: Analyzer, pause: (next: () => void) => void): void {
  const { text } = serverSample('', 'SHA1_SIGNER');
  const octets = new TextEncoder().encode(text);
  const logs = new LogStore(analyzer, () => 0);
  const own = { ...session, logs };
  const steps = Array.from({ length: ROUNDS }, (_, version) => [
    () => logs.open(URI, 'iis-w3c-log', version, text),
    () => logs.get(URI),
    () => hover(own, { textDocument: { uri: URI }, position: WARM_UP_POSITION }),
    ...HASHES.map((name) => () => hash(name, octets)),
  ]).flat();
  const next = (): void => {
    steps.shift()?.();
    if (steps.length > 0) pause(next);
  };
  pause(next);
}
