import fs from 'node:fs/promises';
import type { FileGap } from '../../core/read/file-gap.ts';
import type { FileBytes } from '../../core/text/file-bytes.ts';
import type { DiskPath } from './disk-path.ts';
import { changesOf, type FileState, fileState, stateOf } from './file-state.ts';
import { openFile } from './open-file.ts';

/** A file of this machine that is open. */
export interface DiskFile {
  readonly bytes: FileBytes;
  readonly state: FileState;
  /** All of its bytes. */
  wholly(): Promise<Uint8Array>;
  /** What happened to the file since it was opened. */
  changed(): Promise<readonly FileGap[]>;
}

/** Opens a file, and closes it behind `use`. Throws as `openFile` does, and what `use` throws. */
export async function withFile<Answer>(file: DiskPath, use: (opened: DiskFile) => Promise<Answer>): Promise<Answer> {
  const handle = await openFile(file);
  try {
    const state = stateOf(await handle.stat({ bigint: true }));
    const bytes = new HandleBytes(handle, state.size);
    const changed = async (): Promise<readonly FileGap[]> =>
      changesOf(state, await fileState(file).catch(() => undefined), bytes.end);
    const wholly = async (): Promise<Uint8Array> => {
      const whole = await fs.readFile(handle);
      bytes.end = whole.length;
      return whole;
    };
    return await use({ bytes, state, wholly, changed });
  } finally {
    await handle.close();
  }
}

class HandleBytes implements FileBytes {
  readonly size: number;
  /** Where the file ended when somebody read up to there. */
  end: number | undefined;
  readonly #handle: fs.FileHandle;

  constructor(handle: fs.FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const likely = Math.max(0, this.size - offset) + SURPLUS; // a file that grew is read on
    const { buffer, bytesRead } = await this.#handle.read(
      new Uint8Array(Math.min(length, likely)),
      0,
      Math.min(length, likely),
      offset,
    );
    if (bytesRead === 0 && length > 0) this.end = offset;
    return buffer.subarray(0, bytesRead);
  }
}

const SURPLUS = 65_536;
