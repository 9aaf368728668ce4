import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type FailureLog, failureLog } from '../../../server/src/lsp/server/failure-log.ts';
import { guard, guardNotification } from '../../../server/src/lsp/server/handler.ts';

function scene(): { readonly log: FailureLog; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, log: failureLog({ error: (message) => lines.push(message) }) };
}

describe('guard', () => {
  it('answers', async () => {
    const handler = guard(scene().log, 'twice', 0, (n: number) => n * 2);
    expect(await handler(21, new CancellationTokenSource().token)).toBe(42);
  });

  it('turns an exception into the fallback and one line in the log', async () => {
    const { log, lines } = scene();
    const handler = guard(log, 'hover', 'fallback', () => {
      throw new TypeError('no position');
    });
    expect(await handler(undefined, new CancellationTokenSource().token)).toBe('fallback');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^hover: TypeError: no position/);
  });

  it('does not begin what was cancelled while it waited', async () => {
    const source = new CancellationTokenSource();
    let ran = false;
    const answer = guard(scene().log, 'slow', 0, () => {
      ran = true;
      return 1;
    })(undefined, source.token);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    await expect(answer).rejects.toBeInstanceOf(ResponseError);
    expect(ran).toBe(false);
  });

  it('runs a notification at once and survives its failure', async () => {
    const { log, lines } = scene();
    const seen: number[] = [];
    const handler = guardNotification<number>(log, 'didOpen', (n) => {
      seen.push(n);
      throw new Error('bad');
    });
    const done = handler(1);
    expect(seen).toEqual([1]);
    await done;
    expect(lines[0]).toContain('didOpen: Error: bad');
  });

  it('tells no secret that an exception quotes', () => {
    const { log, lines } = scene();
    log.error('hover', new SyntaxError('Unexpected token in "?challenge=s3cr3t-Pa55"'));
    expect(lines.join()).toContain('?challenge=••••••••');
    expect(lines.join()).not.toContain('s3cr3t');
  });
});
