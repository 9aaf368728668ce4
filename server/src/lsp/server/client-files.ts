import type { Connection } from 'vscode-languageserver';
import {
  type ClientAnswer,
  LIST_FILES,
  type ListFilesAnswer,
  type LogArgument,
  READ_FILE,
  type ReadFileAnswer,
  STAT_FILE,
  type StatFileAnswer,
} from '../../protocol.ts';
import type { ClientFiles } from '../../workspace/model.ts';

/** Files that only the client can read, one question each. */
export function clientFiles(connection: Connection): ClientFiles {
  const ask = async <Answer>(method: string, uri: string): Promise<Answer> => {
    const answer = await connection.sendRequest<ClientAnswer<Answer>>(method, { uri } satisfies LogArgument);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.answer;
  };
  return {
    list: (uri) => ask<ListFilesAnswer>(LIST_FILES, uri),
    stat: (uri) => ask<StatFileAnswer>(STAT_FILE, uri),
    read: async (uri) => bytesOf((await ask<ReadFileAnswer>(READ_FILE, uri)).data),
  };
}

/** The octets of base64. */
function bytesOf(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
}
