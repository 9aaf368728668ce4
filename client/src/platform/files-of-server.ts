import * as vscode from 'vscode';
import {
  type ClientAnswer,
  type FileKind,
  LIST_FILES,
  type ListFilesAnswer,
  type LogArgument,
  READ_FILE,
  type ReadFileAnswer,
  STAT_FILE,
  type StatFileAnswer,
} from '../../../server/src/protocol.ts';

/** What of a language client is needed to answer its server. */
interface Asked {
  onRequest(method: string, handler: (params: LogArgument) => unknown): void;
}

/** Answers the server's questions about files that lie on no disk: only VS Code can read them. Whatever fails is told in VS Code's words. */
export function answerAboutFiles(client: Asked): void {
  const answer = <Answer>(method: string, give: (uri: vscode.Uri) => Promise<Answer>): void =>
    client.onRequest(method, async ({ uri }): Promise<ClientAnswer<Answer>> => {
      try {
        return { answer: await give(vscode.Uri.parse(uri, true)) };
      } catch (error) {
        return { failed: error instanceof Error ? error.message : String(error) };
      }
    });
  answer<ListFilesAnswer>(LIST_FILES, async (uri) => {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  });
  answer<StatFileAnswer>(STAT_FILE, async (uri) => {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    return { kind: kindOf(type & ~vscode.FileType.SymbolicLink), size, modifiedMs: mtime };
  });
  answer<ReadFileAnswer>(READ_FILE, async (uri) => {
    return { data: base64(await vscode.workspace.fs.readFile(uri)) };
  });
}

function kindOf(type: vscode.FileType): FileKind {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

/** `btoa` takes text, a character an octet, and the arguments of a call have room for so many. */
const STEP = 32_766;

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP) parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + STEP))));
  return parts.join('');
}
