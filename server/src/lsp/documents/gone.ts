import { together } from '../../core/text/secrets/index.ts';
import { type Localize, msg } from '../../core/text/sentence.ts';
import { escapeMarkdown } from '../answer/markdown.ts';
import { plainText, type VirtualText } from '../answer/virtual-text.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';

/** What a document says when its log is no longer open. */
export function gone(log: string, say: Localize): VirtualText {
  const sentence = msg('The log {0} is not open any more. Open it and this page can be made again.', fileNameOf(log));
  return plainText(together`${escapeMarkdown(say(sentence))}\n`);
}
