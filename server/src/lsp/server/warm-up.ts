import { type HashName, hash } from '../../core/x509/index.ts';
import { hover } from '../features/hover.ts';
import { type Analyzer, LogStore } from '../log/log-store.ts';
import type { Session } from '../session/session.ts';
import { WARM_UP_LOG, WARM_UP_POSITION } from './warm-up-log.ts';

const URI = 'untitled:warm-up';
/** An engine compiles what ran some times. */
const ROUNDS = 4;
const HASHES: readonly HashName[] = ['sha1', 'sha256', 'sha384', 'sha512'];

/**
 * Hovers over a small message of our own, so that the first hover of a reader does not wait until the engine has compiled all that
 * it takes. Runs in steps of a few milliseconds with a pause between, in which requests are answered. `pause` calls back when the
 * server is idle again.
 */
export function warmUp(session: Session, analyzer: Analyzer, pause: (next: () => void) => void): void {
  const octets = new TextEncoder().encode(WARM_UP_LOG);
  const logs = new LogStore(analyzer, () => 0);
  const own = { ...session, logs };
  const steps = Array.from({ length: ROUNDS }, (_, version) => [
    () => logs.open(URI, 'iis-w3c-log', version, WARM_UP_LOG),
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
