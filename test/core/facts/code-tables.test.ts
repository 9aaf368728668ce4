import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { appleError, appleErrorNamed, appleSymbols } from '../../../server/src/core/facts/codes/apple.ts';
import { describeWin32, describeWin32Name, win32Table } from '../../../server/src/core/facts/codes/win32.ts';
import { windowsNames } from '../../../server/src/core/facts/codes/windows/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/codes');

/** The lines of a list: value and name. */
function listed(file: string, base: 10 | 16): readonly (readonly [name: string, value: number])[] {
  const lines = fs.readFileSync(path.join(folder, file), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [value = '', name = ''] = line.split(' ');
    return [name, Number.parseInt(value, base)] as const;
  });
}

const WINDOWS = { headers: listed('windows-headers.txt', 16), second: listed('windows-second.txt', 16) };
const APPLE = { headers: listed('apple-headers.txt', 10), second: listed('apple-second.txt', 10) };

/** What is not as the list has it; nothing where all is. */
function differences(list: readonly (readonly [string, number])[]): readonly string[] {
  return list.flatMap(([name, value]) => {
    const byValue = describeWin32(value);
    const names = [byValue?.name, ...(byValue?.also ?? []).map((other) => other.name)];
    const byName = describeWin32Name(name);
    return byValue?.known && names.includes(name) && byName?.unsigned === value && byName.name === name ? [] : [name];
  });
}

describe('Windows codes', () => {
  it.each([
    ['the headers', WINDOWS.headers, 2000],
    ['a second list, made independently', WINDOWS.second, 1800],
    ['cfgmgr2err.h', listed('cfgmgr2err.txt', 16), 30],
  ])('hold every entry of %s, by value and by name', (_, list, atLeast) => {
    expect(list.length).toBeGreaterThanOrEqual(atLeast);
    expect(differences(list)).toEqual([]);
  });

  const families = new Set(WINDOWS.headers.map(([, value]) => value >>> 16));
  const inHeaders = new Set([...WINDOWS.headers, ...WINDOWS.second, ...listed('cfgmgr2err.txt', 16)].map(([name]) => name));

  it('invent no name in those families', () => {
    const names = [...windowsNames()].filter((name) => {
      const value = describeWin32Name(name)?.unsigned ?? 0;
      return value >= 0x10000 && families.has(value >>> 16);
    });
    expect(names.length).toBeGreaterThan(1800);
    expect(names.filter((name) => !inHeaders.has(name))).toEqual([]);
  });

  it('have one sentence a value', () => {
    const values = win32Table.map(({ value }) => value);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  it('say for each what it means, in a sentence', () => {
    const wrong = [...windowsNames()].filter((name) => !/^[A-Z0-9].*\.$/.test(english(describeWin32Name(name)?.meaning ?? none)));
    expect(wrong).toEqual([]);
  });

  it('give the same for signed and unsigned values', () => {
    for (const [, value] of WINDOWS.headers) expect(describeWin32(value | 0)).toEqual(describeWin32(value));
  });
});

describe('Apple codes', () => {
  const names = (list: typeof APPLE.headers): readonly string[] =>
    list.filter(([name, value]) => appleErrorNamed(name)?.value !== value).map(([name]) => name);

  it('hold every entry of the headers', () => {
    expect(APPLE.headers.length).toBeGreaterThan(600);
    expect(names(APPLE.headers)).toEqual([]);
  });

  it('agree with a second list, made independently', () => {
    expect(APPLE.second.length).toBeGreaterThan(600);
    expect(names(APPLE.second)).toEqual([]);
  });

  it('invent no name of those headers', () => {
    const known = new Set([...APPLE.headers, ...APPLE.second].map(([name]) => name));
    const ours = appleSymbols().filter((name) => /^(?:errSec|errSSL|NSURLError|kCFError|kCFSOCKS|kCFHost)/.test(name));
    expect(ours.length).toBeGreaterThan(600);
    expect(ours.filter((name) => !known.has(name))).toEqual([]);
  });

  it('hold every domain and code of the list of profile errors', () => {
    const lines = fs.readFileSync(path.join(folder, 'apple-profile-errors.txt'), 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(260);
    expect(
      lines.filter((line) => {
        const [domain = '', code = ''] = line.split(' ');
        return appleError(domain, Number(code)) === undefined;
      }),
    ).toEqual([]);
  });

  it.each([
    ['NSURLErrorDomain', -1202, 'NSURLErrorServerCertificateUntrusted'],
    ['kCFErrorDomainCFNetwork', -1202, 'NSURLErrorServerCertificateUntrusted'],
    ['kCFErrorDomainCFNetwork', 310, 'kCFErrorHTTPSProxyConnectionFailure'],
    ['kCFStreamErrorDomainSSL', -9807, 'errSSLXCertChainInvalid'],
    ['NSOSStatusErrorDomain', -34018, 'errSecMissingEntitlement'],
    ['nsosstatuserrordomain', -25300, 'errSecItemNotFound'],
    ['NSPOSIXErrorDomain', 61, 'ECONNREFUSED'],
  ])('%s %d is %s', (domain, code, symbol) => {
    expect(appleError(domain, code)?.symbol).toBe(symbol);
  });

  it('know nothing of a code in a domain of another', () => {
    expect(appleError('NSURLErrorDomain', 310)).toBeUndefined();
    expect(appleError('NoSuchDomain', -1202)).toBeUndefined();
  });
});

const none = { text: '', args: [] };
