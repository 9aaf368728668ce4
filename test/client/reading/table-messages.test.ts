import { describe, expect, it } from 'vitest';
import { readFromTable, readToTable } from '../../../client/src/webview/table-messages.ts';

describe('what the page of a table says', () => {
  it.each([
    undefined,
    null,
    7,
    'ready',
    {},
    { kind: 'other' },
    { kind: 'open', line: -1 },
    { kind: 'open', line: '1' },
    { kind: 'rows', from: 0.5, count: 1 },
  ])('is nothing where it is not of the agreed form: %j', (message) => expect(readFromTable(message)).toBeUndefined());

  it('is taken as far as it is of the agreed form', () => {
    expect(readFromTable({ kind: 'open', line: 3, command: 'x' })).toEqual({ kind: 'open', line: 3 });
    expect(
      readFromTable({ kind: 'rows', from: 0, count: 9, filter: { text: 5, failed: 'yes', client: 'a'.repeat(9000) } }),
    ).toEqual({
      kind: 'rows',
      from: 0,
      count: 9,
      filter: { text: '', client: 'a'.repeat(500), operation: '', failed: false },
    });
  });

  it('is heard by the page only where it knows it', () => expect(readToTable({ kind: 'go' })).toBeUndefined());
});
