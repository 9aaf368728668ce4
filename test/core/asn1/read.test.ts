import { describe, expect, it } from 'vitest';
import {
  MAX_DEPTH,
  MAX_ELEMENTS,
  messageOffset,
  messageSource,
  octetsOf,
  readTlv,
  type Tlv,
  type TlvTree,
} from '../../../server/src/core/asn1/index.ts';

/** Octets written in hex; `# …` to the end of the line is a remark. */
function octets(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replace(/#.*$/gm, '').replace(/\s/g, ''), 'hex'));
}

function read(hex: string): TlvTree {
  return readTlv(messageSource(octets(hex)));
}

/** One line an element: `start-end tag`, `~` for the indefinite form, `…` for a truncated element; children are indented. */
function draw(tlv: Tlv | undefined, indent = ''): string[] {
  if (!tlv) return [];
  const tag = `${tlv.tagClass.slice(0, 3)} ${tlv.tagNumber}`;
  const line = `${indent}${tlv.start}-${tlv.end} ${tag}${tlv.form === 'indefinite' ? ' ~' : ''}${tlv.truncated ? ' …' : ''}`;
  return [line, ...tlv.children.flatMap((child) => draw(child, `${indent}  `))];
}

/** The tree of `hex` is `tree`, and its problems are `code@offset`. */
function check(hex: string, tree: readonly string[], problems: readonly string[] = []): void {
  const result = read(hex);
  expect(draw(result.root)).toEqual(tree);
  expect(result.problems.map(({ code, offset }) => `${code}@${offset}`)).toEqual(problems);
}

describe('well-formed elements', () => {
  it('definite, short and long form', () => {
    check('30 05 02 01 05 05 00', ['0-7 uni 16', '  2-5 uni 2', '  5-7 uni 5']);
    check('30 81 03 02 01 05', ['0-6 uni 16', '  3-6 uni 2']);
    check('30 84 00 00 00 03 02 01 05', ['0-9 uni 16', '  6-9 uni 2']);
  });

  it('indefinite, and both forms mixed', () => {
    check('30 80 02 01 05 00 00', ['0-7 uni 16 ~', '  2-5 uni 2']);
    check('30 80 30 03 02 01 05 A0 80 00 00 00 00', ['0-13 uni 16 ~', '  2-7 uni 16', '    4-7 uni 2', '  7-11 con 0 ~']);
    check('30 07 A0 80 02 01 05 00 00', ['0-9 uni 16', '  2-9 con 0 ~', '    4-7 uni 2']);
  });

  it('tags of every class, and of several octets', () => {
    check('61 00', ['0-2 app 1']);
    check('DF 81 48 01 FF', ['0-5 pri 200']);
    check('BF 1F 00', ['0-3 con 31']);
  });

  it('an empty sequence has no children', () => {
    check('30 00', ['0-2 uni 16']);
  });
});

describe('cut elements', () => {
  it('say so on every level that is open', () => {
    check('30 0A 02 01 05 30 05 02 01', ['0-9 uni 16 …', '  2-5 uni 2', '  5-9 uni 16 …', '    7-9 uni 2 …']);
    check('30 80 02 01 05', ['0-5 uni 16 ~ …', '  2-5 uni 2']);
  });

  it('inside tag, length or end mark', () => {
    check('30', ['0-1 uni 16 …']);
    check('30 82 01', ['0-3 uni 16 …']);
    check('30 80 02 01 05 00', ['0-6 uni 16 ~ …', '  2-5 uni 2']);
    check('BF 81', ['0-2 con 1 …']);
  });

  it('give the index behind the last byte', () => {
    expect(read('30 0A 02 01 05').cutAt).toBe(5);
    expect(read('30 03 02 01 05').cutAt).toBeUndefined();
  });

  it('no byte at all gives no element', () => {
    check('', []);
  });
});

describe('wrong lengths', () => {
  it('that reach out of the parent', () => {
    check('30 03 02 05 05 05 00', ['0-5 uni 16', '  2-5 uni 2 …'], ['length-beyond-parent@2']);
    check('30 01 02 FF', ['0-3 uni 16', '  2-3 uni 2 …'], ['header-beyond-parent@2']);
  });

  it('without an end mark inside a parent that ends', () => {
    check('30 05 30 80 02 01 05 05 00', ['0-7 uni 16', '  2-7 uni 16 ~ …', '    4-7 uni 2'], ['no-end-of-contents@2']);
  });

  it('of four gigabytes, of 2^64 - 1 bytes, and of 127 octets', () => {
    check('30 84 FF FF FF FF 05 00', ['0-8 uni 16 …', '  6-8 uni 5']);
    check('30 88 FF FF FF FF FF FF FF FF 05 00', ['0-12 uni 16 …', '  10-12 uni 5']);
    check(`30 FF ${'00'.repeat(126)} 02 05 00`, ['0-131 uni 16', '  129-131 uni 5'], ['reserved-length@0']);
  });

  it('a plain value with an open end is read as one that holds elements', () => {
    check('04 80 04 01 AA 00 00', ['0-7 uni 4 ~', '  2-5 uni 4'], ['indefinite-primitive@0']);
  });

  it('an end mark where none belongs', () => {
    check('30 04 00 00 05 00', ['0-6 uni 16', '  2-4 uni 0', '  4-6 uni 5'], ['unexpected-end-of-contents@2']);
  });

  it('a tag number of seventy bits', () => {
    check('3F FF FF FF FF FF FF FF FF FF 7F 00', ['0-12 uni 2147483647'], ['tag-too-long@0']);
  });
});

describe('what follows an element', () => {
  it('is left alone, and its place is given', () => {
    const { root, trailingAt } = read('05 00 DE AD');
    expect(root?.end).toBe(2);
    expect(trailingAt).toBe(2);
  });
});

describe('bounds', () => {
  const nested = (depth: number, header: number[], tail: number[]): Uint8Array =>
    Uint8Array.from([...Array.from({ length: depth }, () => header).flat(), ...tail]);

  it('deeper elements are passed over, and what follows them is read', () => {
    const deep = nested(5000, [0x30, 0x80], [...new Array(10_000).fill(0)]);
    const tree = readTlv(messageSource(Uint8Array.from([0x30, 0x80, ...deep, 5, 0, 0, 0])));
    expect(tree.problems.map(({ code }) => code)).toEqual(['too-deep']);
    expect(draw(tree.root).at(-1)).toBe('  20002-20004 uni 5');
    expect(draw(tree.root).length).toBe(MAX_DEPTH + 2);
  });

  it('a hundred thousand open elements end quickly', () => {
    const tree = readTlv(messageSource(nested(100_000, [0x30, 0x80], [])));
    expect(tree.cutAt).toBe(200_000);
  });

  it('too many elements stop the reading, not the program', () => {
    const tree = readTlv(messageSource(nested(200_000, [5, 0], [])));
    expect(tree.trailingAt).toBe(2);
    const list = readTlv(messageSource(Uint8Array.from([0x30, 0x80, ...nested(100_000, [5, 0], [])])));
    expect(list.problems.map(({ code }) => code)).toEqual(['too-many-elements']);
    expect(list.root?.children.length).toBe(MAX_ELEMENTS - 1);
  });

  it('any bytes give a tree whose elements lie inside each other', () => {
    let seed = 7;
    const next = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed >> 16;
    };
    for (let round = 0; round < 300; round++) {
      const bytes = Uint8Array.from({ length: 1 + (next() % 60) }, () =>
        next() % 3 === 0 ? (LIKELY[next() % LIKELY.length] ?? 0) : next() & 255,
      );
      within(readTlv(messageSource(bytes)).root, 0, bytes.length);
    }
  });

  const LIKELY = [0x30, 0x80, 0, 2, 1, 4, 0x24, 0xa0, 0x81, 0x82];

  function within(tlv: Tlv | undefined, start: number, end: number): void {
    if (!tlv) return;
    expect(tlv.start).toBeGreaterThanOrEqual(start);
    expect(tlv.end).toBeLessThanOrEqual(end);
    expect(tlv.contentStart).toBeLessThanOrEqual(tlv.contentEnd);
    let at = tlv.contentStart;
    for (const child of tlv.children) {
      within(child, at, tlv.contentEnd);
      at = child.end;
    }
  }
});

describe('strings in fragments', () => {
  const assemble = (hex: string) => {
    const { root } = read(hex);
    if (!root) throw new Error('no element');
    return octetsOf(root);
  };

  it('are put together, and every byte keeps its place', () => {
    const { bytes, fragments, source, complete } = assemble('24 80 04 02 AA BB 04 01 CC 00 00');
    expect([...bytes]).toEqual([0xaa, 0xbb, 0xcc]);
    expect(fragments).toEqual([
      { declared: 2, present: 2 },
      { declared: 1, present: 1 },
    ]);
    expect([0, 1, 2].map((index) => messageOffset(source, index))).toEqual([4, 5, 8]);
    expect(complete).toBe(true);
  });

  it('nest', () => {
    expect([...assemble('24 80 24 06 04 01 01 04 01 02 04 01 03 00 00').bytes]).toEqual([1, 2, 3]);
  });

  it('say how much of the last one is there', () => {
    const { bytes, fragments, complete } = assemble('24 80 04 02 AA BB 04 05 CC');
    expect(bytes.length).toBe(3);
    expect(fragments.at(-1)).toEqual({ declared: 5, present: 1 });
    expect(complete).toBe(false);
  });

  it('keep the places of an element inside an element', () => {
    const outer = assemble('24 80 04 03 30 04 02 04 03 02 05 00 00 00');
    const inner = readTlv(outer.source).root;
    expect(draw(inner)).toEqual(['0-6 uni 16', '  2-6 uni 2']);
    const [integer] = inner?.children ?? [];
    const places = integer && [...octetsOf(integer).bytes.keys()].map((index) => messageOffset(octetsOf(integer).source, index));
    expect(places).toEqual([10, 11]);
  });
});
