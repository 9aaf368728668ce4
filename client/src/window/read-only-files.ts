import * as vscode from 'vscode';
import { reasonOf } from './say.ts';
import { type Shown, shown } from './shown.ts';

/** What a read-only file system has of its own: everything else is refused in the same way. */
export type ReadableFiles = Pick<vscode.FileSystemProvider, 'stat' | 'readDirectory' | 'readFile'>;

/**
 * Shows `files` under a scheme, read-only. What changed is read again when it is next opened: nobody hears of it before. Whatever they
 * fail with, VS Code shows in messages of its own: only words of it get there.
 */
export function registerReadOnlyFiles(scheme: string, files: ReadableFiles): vscode.Disposable {
  const provider: vscode.FileSystemProvider = {
    stat: (uri) => inWords(() => files.stat(uri)),
    readDirectory: (uri) => inWords(() => files.readDirectory(uri)),
    readFile: (uri) => inWords(() => files.readFile(uri)),
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true, isCaseSensitive: true });
}

/** The error of a file that cannot be read, with a sentence for the reader. */
export function unavailable(sentence: Shown): vscode.FileSystemError {
  return vscode.FileSystemError.Unavailable(sentence);
}

export function notFound({ path }: vscode.Uri): vscode.FileSystemError {
  return vscode.FileSystemError.FileNotFound(shown(path));
}

export function notAFolder({ path }: vscode.Uri): vscode.FileSystemError {
  return vscode.FileSystemError.FileNotADirectory(shown(path));
}

function refuse({ path }: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(shown(path));
}

async function inWords<T>(read: () => T | Thenable<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = reasonOf(error);
    if (error instanceof vscode.FileSystemError && error.message === reason) throw error;
    throw error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      ? vscode.FileSystemError.FileNotFound(reason)
      : unavailable(reason);
  }
}
