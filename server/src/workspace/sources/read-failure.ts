import path from 'node:path';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { Unreadable } from './open-file.ts';

/** Why a file could not be read, as a sentence. */
export function readFailure(file: string, error: unknown): Sentence {
  const name = path.basename(file);
  if (error instanceof Unreadable)
    return error.kind === 'folder' ? msg('{0} is a folder.', name) : msg('{0} could not be read: {1}', name, error.reason);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return msg('{0} is not there any more.', name);
    case 'EACCES':
    case 'EPERM':
      return msg('{0} may not be read: the system denies access.', name);
    case 'ERR_WORKER_OUT_OF_MEMORY':
      return msg('{0} is too large for the memory of this machine.', name);
    default:
      return msg('{0} could not be read: {1}', name, error instanceof Error ? error.message : String(error));
  }
}
