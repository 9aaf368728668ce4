import * as vscode from 'vscode';

/** What a read-only file system has of its own: everything else is refused in the same way. */
export type ReadableFiles = Pick<vscode.FileSystemProvider, 'stat' | 'readDirectory' | 'readFile'>;

/** Shows `files` under a scheme, read-only. What changed is read again when it is next opened: nobody is told before. */
export function registerReadOnlyFiles(scheme: string, files: ReadableFiles): vscode.Disposable {
  const provider: vscode.FileSystemProvider = {
    stat: (uri) => files.stat(uri),
    readDirectory: (uri) => files.readDirectory(uri),
    readFile: (uri) => files.readFile(uri),
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true, isCaseSensitive: true });
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
