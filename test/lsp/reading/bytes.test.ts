import { describe, expect, it } from 'vitest';
import { virtualDocument } from '../../../server/src/lsp/documents/index.ts';
import { bytesOf } from '../../../server/src/lsp/features/bytes.ts';
import { decodeText } from '../../../server/src/lsp/features/decode-text.ts';
import { fixture } from '../../support/fixtures.ts';
import { sessionWith } from '../support/session.ts';

function decoded(name: string) {
  const session = sessionWith('log', '');
  const uri = decodeText(session, { text: fixture(name).trim() }).documents[0]?.uri ?? '';
  const bytes = bytesOf(session, { uri, line: 0 })?.uri ?? '';
  return {
    session,
    uri,
    lines: (virtualDocument(session, bytes)?.text ?? '').split('\n'),
    octets: Buffer.from(fixture(name).trim(), 'base64'),
  };
}

describe('the bytes of a decoded message', () => {
  const name = 'messages/jscep-get-legacy-06-req.b64';
  const { session, uri, lines, octets } = decoded(name);

  it('stand sixteen a line, in hex and as text', () => {
    expect(lines).toHaveLength(Math.ceil(octets.length / 16));
    expect(lines[1]?.startsWith(`000010  ${octets.subarray(16, 32).toString('hex').replace(/../g, '$& ')}`)).toBe(true);
    const hex = lines.map((line) => line.slice(8, 56).replaceAll(' ', '')).join('');
    expect(hex).toBe(octets.toString('hex'));
  });

  it('are pointed at by each line of the message, in hex and as text', () => {
    const told = virtualDocument(session, uri)?.bytes?.find(
      ({ start, end }) => start > 0 && end - start > 20 && end - start < 60,
    );
    const { start = 0, end = 0, line = 0 } = told ?? {};
    const ranges = bytesOf(session, { uri, line })?.ranges ?? [];
    const texts = ranges.map((at) => lines[at.line]?.slice(at.start, at.end) ?? '');
    const hex = texts
      .filter((_, i) => i % 2 === 0)
      .join('')
      .replaceAll(' ', '');
    expect(end).toBeGreaterThan(start);
    expect(hex).toBe(octets.subarray(start, end).toString('hex'));
    expect(texts.filter((_, i) => i % 2 === 1).join('')).toHaveLength(end - start);
  });

  it('are none for a line that tells of no bytes, and no document for what is no message', () => {
    expect(bytesOf(session, { uri, line: 0 })?.ranges).toEqual([]);
    expect(bytesOf(session, { uri: 'file:///a.log', line: 0 })).toBeNull();
  });

  it('hide the challenge of a request, in hex and as text', () => {
    const request = decoded('variants/other-csr.b64');
    const challenge = /SYNTH-[\w-]+/.exec(request.octets.toString('latin1'))?.[0] ?? '';
    expect(challenge).not.toBe('');
    const signs = request.lines.map((line) => line.slice(57)).join('');
    expect(signs).toContain('••••');
    expect(signs).not.toContain(challenge.slice(0, 6));
    const hex = request.lines.map((line) => line.slice(8, 56).replaceAll(' ', '')).join('');
    expect(hex).not.toContain(Buffer.from(challenge).toString('hex').slice(0, 12));
  });
});
