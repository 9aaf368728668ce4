import { describe, expect, it } from 'vitest';
import { fileNameOf, formatAddress, parseAddress, type VirtualAddress } from '../../../server/src/lsp/answer/virtual-uri.ts';

/** What VS Code does with a uri between two of its own texts: decode each part, then encode nearly everything. */
function throughVsCode(uri: string): string {
  const [head = '', query = ''] = uri.split('?');
  return `${head}?${encodeURIComponent(decodeURIComponent(query))}`;
}

/** What VS Code does with the argument of a command link: decode it twice. */
function throughCommandLink(uri: string): string {
  return decodeURIComponent(decodeURIComponent(uri));
}

const ADDRESSES: readonly VirtualAddress[] = [
  { kind: 'findings', log: 'file:///c%3A/logs/a%20b%26c%2525.log' },
  { kind: 'decoded', log: 'untitled:Untitled-1', offset: 0 },
  { kind: 'resolution', log: 'vscode-remote://ssh-remote%2Bhost/x.log?a=b#c', offset: 123_456_789, rule: 'some-rule' },
];

describe('addresses', () => {
  it.each(ADDRESSES)('of $kind come back whole, also through an editor', (address) => {
    const uri = formatAddress(address, 'a näme\ud800 #1?%22%3f.md');
    expect(parseAddress(uri)).toEqual(address);
    expect(parseAddress(throughVsCode(uri))).toEqual(address);
    expect(parseAddress(throughVsCode(throughVsCode(uri)))).toEqual(address);
    expect(parseAddress(throughCommandLink(uri))).toEqual(address);
    expect(parseAddress(`${uri}#L3`)).toEqual(address);
  });

  it('carry a name for the eyes', () => {
    const uri = formatAddress({ kind: 'decoded', log: 'file:///x.log', offset: 3 }, 'u_ex240501.log-line-12.scep');
    expect(uri.startsWith('scep-log-inspector:/decoded/u_ex240501.log-line-12.scep?')).toBe(true);
  });

  it.each([
    'file:///x.log',
    'scep-log-inspector:/decoded/x',
    'scep-log-inspector:/decoded/x?%',
    'scep-log-inspector:/decoded/x?null',
    `scep-log-inspector:/decoded/x?${btoa('{"kind":"decoded","log":"a"}')}`,
    `scep-log-inspector:/decoded/x?${btoa('{"kind":"decoded","log":"a","offset":-1}')}`,
    `scep-log-inspector:/other/x?${btoa('{"kind":"other","log":"a","offset":1}')}`,
  ])('%s is none of ours', (uri) => {
    expect(parseAddress(uri)).toBeUndefined();
  });
});

describe('fileNameOf', () => {
  it.each([
    ['file:///c%3A/logs/u%20ex.log', 'u ex.log'],
    ['untitled:Untitled-1', 'Untitled-1'],
    ['file:///a/%zz.log', '%zz.log'],
    ['scheme://host/x.log?query=/y#/z', 'x.log'],
  ])('%s is %s', (uri, name) => {
    expect(fileNameOf(uri)).toBe(name);
  });
});
