import { msg, type Sentence } from '../../text/sentence.ts';
import { inflate } from '../inflate.ts';
import { LzxUnpacker } from './lzx.ts';
import { QuantumUnpacker } from './quantum.ts';

/** Turns the data blocks of a folder, one after the other, into its stream. */
export interface Unpacker {
  /** The next block of `size` bytes; fewer where it is damaged, and then nothing more can be asked. */
  unpack(data: Uint8Array, size: number): Uint8Array;
}

/** How a folder is packed, if it can be read. */
export type CabMethod =
  | { readonly kind: 'known'; readonly unpacker: () => Unpacker }
  | { readonly kind: 'refused'; readonly reason: Sentence };

/** What [MS-CAB] 2.2 typeCompress says: the method in the lowest four bits, the size of the window in bits 8 to 12. */
export function methodOf(typeCompress: number): CabMethod {
  const method = typeCompress & 15;
  const windowBits = (typeCompress >> 8) & 31;
  switch (method) {
    case 0:
      return { kind: 'known', unpacker: () => ({ unpack: (data, size) => data.slice(0, size) }) };
    case 1:
      return packed(() => new MszipUnpacker());
    case 2:
      return windowBits < 10 || windowBits > 21 ? noWindow('Quantum', windowBits) : packed(() => new QuantumUnpacker(windowBits));
    case 3:
      return windowBits < 15 || windowBits > 21 ? noWindow('LZX', windowBits) : packed(() => new LzxUnpacker(windowBits));
    default:
      return refused(msg('it is packed with {0}, which is not read here', msg('unknown method ({0})', method)));
  }
}

/** What a packed data block unpacks to at most. */
const FRAME = 32_768;

function packed(start: () => Unpacker): CabMethod {
  const unpacker = (): Unpacker => {
    const inner = start();
    return { unpack: (data, size) => inner.unpack(data, Math.min(size, FRAME)) };
  };
  return { kind: 'known', unpacker };
}

function noWindow(name: string, windowBits: number): CabMethod {
  return refused(msg('it is packed with {0} in a form ({1}) that does not exist: the archive is damaged', name, windowBits));
}

function refused(reason: Sentence): CabMethod {
  return { kind: 'refused', reason };
}

const SIGNATURE_CK = 0x4b43;

/** [MS-MCI]: blocks of DEFLATE, each of which reaches back into the one before. */
class MszipUnpacker implements Unpacker {
  #window: Uint8Array | undefined;

  unpack(data: Uint8Array, size: number): Uint8Array {
    if (((data[0] ?? 0) | ((data[1] ?? 0) << 8)) !== SIGNATURE_CK) return new Uint8Array();
    this.#window = inflate(data.subarray(2), size, this.#window).bytes;
    return this.#window;
  }
}
