import { open } from 'node:fs/promises';
import type * as vscode from 'vscode';

/** So much says what a file is, in most cases: a workspace of other programs is not to notice that it was asked. */
const HEAD_BYTES = 4 * 1024;

/** The beginning of a file on a disk of this machine as text, whatever its size; undefined for what cannot be read. VS Code reads files as a whole only. */
export async function headOf({ scheme, fsPath }: vscode.Uri): Promise<string | undefined> {
  if (scheme !== 'file') return undefined;
  try {
    const file = await open(fsPath);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return textOf(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
