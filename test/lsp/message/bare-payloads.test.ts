import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { barePayloadAt, barePayloads } from '../../../server/src/lsp/message/bare-payloads.ts';
import { fixture } from '../../support/fixtures.ts';
import { linesOf } from '../../support/writers.ts';

const MESSAGE = fixture('messages/jscep-get-aes-sha256-06-req.b64').trim();
const BYTES = Buffer.from(MESSAGE, 'base64').length;
const LINE = '2024-05-01T10:00:00.0000000  VERB  Event  com.microsoft.omadm.Scep  1  1  text\n';

function log(text: string, languageId = 'android-omadm-log'): LogDocument {
  const analysis = openLog(text, { languageId });
  if (!analysis) throw new Error('not read as a log');
  return analysis.document;
}

describe('a message anywhere in a log', () => {
  it.each([0, 380, 400, 420, 800, 5000])('is found whole behind %i lines, from its first to its last character', (lines) => {
    const before = LINE.repeat(lines);
    const document = log(`${before}${LINE.replace('text', MESSAGE)}${LINE.repeat(10)}`);
    const start = document.text.indexOf(MESSAGE);
    for (const offset of [start, start + 1000, start + MESSAGE.length - 1]) {
      expect(barePayloadAt(document, offset)?.bytes.length).toBe(BYTES);
    }
    expect(barePayloadAt(document, start - 1)).toBeUndefined();
    expect(barePayloadAt(document, start + MESSAGE.length)).toBeUndefined();
  });

  it('is found whole where it is larger than what is searched at once', () => {
    const large = Buffer.concat([
      Buffer.from('308303001506092a864886f70d010702a0830300053083030000', 'hex'),
      Buffer.alloc(0x30000, 5),
    ]).toString('base64');
    const document = log(LINE.replace('text', large));
    const start = document.text.indexOf(large);
    expect(barePayloadAt(document, start + 10)?.span).toEqual({ start, end: start + large.length });
  });

  it('is found whole from its midst too, where its beginning stands before what is searched at once', () => {
    const certificate = Buffer.from(fixture('pki/lab-ca.pem').replace(/-----.*-----/g, ''), 'base64');
    const many = Buffer.concat(Array.from({ length: 120 }, () => certificate));
    // SignedData of 192 KB with no signers: the log ends before it does.
    const header = '308303000006092a864886f70d010702a083030000308302fff00201013100300b06092a864886f70d010701a083030000';
    const signed = linesOf(Buffer.concat([Buffer.from(header, 'hex'), many]).toString('base64'), 76);
    const document = log(signed.map((line) => LINE.replace('text', line)).join(''));
    const start = document.text.indexOf('MIMD');
    for (const row of [1, 800, 1600]) {
      const offset = start + row * LINE.replace('text', signed[0] ?? '').length;
      expect(barePayloadAt(document, offset)?.span.start).toBe(start);
    }
  });

  it('is found in a line of a megabyte, soon', () => {
    const document = log(LINE.replace('text', `${'x '.repeat(500_000)}${MESSAGE} ${'x '.repeat(500_000)}`));
    const began = performance.now();
    expect(barePayloadAt(document, document.text.indexOf(MESSAGE) + 50)?.bytes.length).toBe(BYTES);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('is left alone where it is a secret', () => {
    const iis = `#Fields: date time cs-method cs-uri-stem cs-uri-query sc-status\n2024-05-01 08:00:00 GET /x password=${MESSAGE} 200\n`;
    const document = log(iis, 'iis-w3c-log');
    expect(barePayloads(document)).toEqual([]);
    expect(barePayloadAt(document, iis.indexOf(MESSAGE) + 9)).toBeUndefined();
  });
});
