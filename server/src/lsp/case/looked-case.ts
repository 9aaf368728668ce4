import { msg, type Sentence } from '../../core/text/sentence.ts';
import type { Looked } from '../../workspace/model.ts';

/** What was not looked into, or is another name of something, as a sentence; what is missing of a log, its coverage says. */
export function skippedOf(looked: Looked): readonly Sentence[] {
  const { path } = looked;
  if (looked.kind === 'same') return [msg('{0}: this is the same file as {1}, and counts once', path, looked.of)];
  return looked.kind === 'log' ? [] : notReadOf(looked);
}

/** What was not read, or not whole, and why. */
export function notReadOf(looked: Looked): readonly Sentence[] {
  const { path } = looked;
  switch (looked.kind) {
    case 'refused':
      return [path === '' ? looked.reason : msg('{0}: {1}', path, looked.reason)];
    case 'left-out':
      return [msg('{0}: {1} files were not looked at', path, looked.count)];
    case 'foreign':
    case 'log':
      return looked.gaps.map(({ sentence }) => msg('{0}: {1}', path, sentence));
    case 'excluded':
      return [msg('left out by the settings files.exclude and scan.exclude: {0} files or folders', looked.count)];
    case 'same':
    case 'opaque':
      return [];
  }
}
