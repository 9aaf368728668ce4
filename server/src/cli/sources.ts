import fs from 'node:fs/promises';
import { Bundle, isArchiveName } from '../core/archive/index.ts';
import { evtxText, isEvtx } from '../core/evtx/index.ts';
import { type Message, msg, verbatim } from '../core/text/message.ts';
import { LONGEST_EVENTS } from '../files/read-evtx.ts';
import { readStreamed, type StreamedLog } from '../files/read-stream.ts';
import { decodeFile, MAX_FILE_BYTES, type ReadText, readText } from '../files/read-text.ts';
import { localize, printable } from './console.ts';

/** A file to look at, on disk or inside an archive (`case.zip/NDES/u_ex240501.log`). */
export interface Source {
  readonly path: string;
  /** It stood on the command line itself. */
  readonly named: boolean;
  read(): Promise<ReadText>;
  /** Reads a log that is too large to be kept in memory; undefined for one that `read` takes, and inside an archive. */
  stream?(): Promise<StreamedLog | undefined>;
}

/** Refused entries of one archive that are named one by one. */
const MAX_REFUSALS = 20;

/** The files, and in the place of an archive what is inside it. What an archive does not give goes to `refuse`. */
export async function* sourcesOf(
  files: readonly { readonly path: string; readonly named: boolean }[],
  refuse: (message: Message) => void,
): AsyncGenerator<Source> {
  for (const { path, named } of files) {
    if (!isArchiveName(path)) {
      yield { path, named, read: () => readText(path, localize), stream: () => readStreamed(path, localize) };
      continue;
    }
    const bundle = await openBundle(path);
    if ('error' in bundle) {
      refuse(msg('{0}: {1}', path, bundle.error));
      continue;
    }
    for (const inner of bundle.files()) {
      const place = printable(`${path}/${inner}`);
      yield {
        path: place,
        named: false,
        read: () => readInner(bundle, inner, (reason) => refuse(msg('{0}: {1}', place, reason))),
      };
    }
    const refusals = [...bundle.refusals()];
    for (const { archive, name, reason } of refusals.slice(0, MAX_REFUSALS)) {
      const place = [path, archive, name].filter((part) => part !== '').join('/');
      refuse(msg('{0}: {1}', printable(place), reason));
    }
    if (refusals.length > MAX_REFUSALS)
      refuse(msg('{0}: {1} more entries are not shown', printable(path), refusals.length - MAX_REFUSALS));
  }
}

async function openBundle(path: string): Promise<Bundle | { readonly error: Message }> {
  try {
    const { size } = await fs.stat(path);
    if (size > MAX_FILE_BYTES) return { error: msg('the file has {0} bytes; at most {1} are read', size, MAX_FILE_BYTES) };
    const bundle = Bundle.open(await fs.readFile(path));
    return bundle instanceof Bundle ? bundle : { error: bundle.reason };
  } catch (error) {
    return { error: verbatim(error instanceof Error ? error.message : String(error)) };
  }
}

/** `damaged` hears why, where only a part of the file is left. */
async function readInner(bundle: Bundle, path: string, damaged: (reason: Message) => void): Promise<ReadText> {
  const content = bundle.read(path);
  if (!content) return { kind: 'binary' };
  if (content.kind === 'refused') return { kind: 'error', reason: content.reason };
  if (content.kind === 'partial') damaged(content.reason);
  const { bytes } = content;
  if (!isEvtx(bytes)) return decodeFile(bytes);
  const read = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const text = await evtxText({ size: bytes.length, read }, localize, LONGEST_EVENTS);
  return { kind: 'text', text, encoding: 'evtx' };
}
