import { describe, expect, it } from 'vitest';
import { RawClient } from './support/raw.ts';

const INITIALIZE = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { capabilities: {} } });
const MB = 1024 * 1024;

/** A header, and behind it more bytes than anybody should keep. */
const HOSTILE: readonly [title: string, header: string, sentence: string][] = [
  ['is negative', 'Content-Length: -5\r\n\r\n', 'no number of bytes'],
  ['is minus one', 'Content-Length: -1\r\n\r\n', 'no number of bytes'],
  ['is no number', 'Content-Length: many\r\n\r\n', 'no number of bytes'],
  ['is a fraction', 'Content-Length: 1.5\r\n\r\n', 'no number of bytes'],
  ['is hexadecimal', 'Content-Length: 0x100\r\n\r\n', 'no number of bytes'],
  ['is empty', 'Content-Length:\r\n\r\n', 'no number of bytes'],
  ['is 1 GB', `Content-Length: ${1024 * MB}\r\n\r\n`, 'more than 268435456 bytes'],
  ['has 400 digits', `Content-Length: ${'9'.repeat(400)}\r\n\r\n`, 'more than 268435456 bytes'],
  ['stands there twice', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\n', 'more than one Content-Length'],
  ['is missing', 'Content-Type: application/vscode-jsonrpc\r\n\r\n', 'no Content-Length'],
  ['is missing with all of the header', '\r\n', 'no Content-Length'],
  ['ends with line feeds alone', 'Content-Length: 5\n\n', 'a line feed alone'],
  ['has no colon', 'Content-Length 5\r\n\r\n', 'no colon'],
  ['is behind a header of a megabyte', `X-Padding: ${'x'.repeat(MB)}\r\n`, 'more than 8192 bytes'],
];

describe('a Content-Length that no client sends', () => {
  it.each(HOSTILE)('ends the server with code 1 and a sentence where it %s', async (_title, header, sentence) => {
    const client = new RawClient();
    client.bytes(`Content-Length: ${INITIALIZE.length}\r\n\r\n${INITIALIZE}`);
    await client.answer(1);
    client.bytes(header);
    expect(await client.ended).toBe(1);
    expect(client.stderr).toMatch(/^scep-log-inspector: what comes on standard input is not the Language Server Protocol: .*\n$/);
    expect(client.stderr).toContain(sentence);
  });

  it('is refused before the first message too', async () => {
    const client = new RawClient();
    client.bytes('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await client.ended).toBe(1);
  });
});

describe('a proper frame', () => {
  it.each([
    `content-length:${INITIALIZE.length}`,
    `Content-Length:   ${INITIALIZE.length}  \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8`,
    `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH: 0${INITIALIZE.length}`,
  ])('may be written %j', async (header) => {
    const client = new RawClient();
    for (const byte of `${header}\r\n\r\n${INITIALIZE}`) client.bytes(byte);
    expect(await client.answer(1)).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
    client.process.stdin.end();
    await client.ended;
  });

  it('of which only the announcement comes costs no memory', async () => {
    const client = new RawClient();
    client.bytes(`Content-Length: ${INITIALIZE.length}\r\n\r\n${INITIALIZE}`);
    await client.answer(1);
    const before = client.residentBytes();
    client.bytes(`Content-Length: ${256 * MB}\r\n\r\n{`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(client.residentBytes() - before).toBeLessThan(64 * MB);
    client.process.stdin.end();
    expect(await client.ended).toBe(1);
  });
});
