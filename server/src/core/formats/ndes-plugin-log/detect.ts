import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import { OPENING } from './entry.ts';
import { skipIndent } from './lines.ts';
import { beginsWording, isOurWording } from './wordings.ts';

/** Recognises NDESPlugin.log by its messages, framed or alone. The frame itself is that of hundreds of other logs. */
export const ndesPluginDetector: Detector = { id: 'ndes-plugin-log', detect };

/** Lines of the head that are looked at. */
const LINE_LIMIT = 1000;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const { framed, known, ours, lines } = survey(head);
  const named = /(?:^|[\\/])ndesplugin[^\\/]*\.lo[g_]$/i.test(fileName);
  if (ours > 0 && (framed > 0 || named)) {
    return { quality: 'certain', reason: msg('messages of the NDES policy module') };
  }
  // One such message may be quoted anywhere; of a log they are a good part.
  if (ours > 0 && (known === lines || (known > 1 && known * 8 >= lines)))
    return { quality: 'likely', reason: msg('messages of the NDES policy module') };
  if (!named || (lines > 0 && framed === 0)) return undefined;
  return { quality: 'possible', reason: msg('the file name of the log of the NDES policy module') };
}

interface Survey {
  /** Lines that begin with the frame of ConfigMgr logs. */
  readonly framed: number;
  /** Lines that begin a message of the policy module, in a frame or not. */
  readonly known: number;
  /** Those of them that can be nothing else. */
  readonly ours: number;
  /** Lines that are not blank. */
  readonly lines: number;
}

function survey(head: string): Survey {
  let [framed, known, ours, lines] = [0, 0, 0, 0];
  let lineStart = 0;
  for (let i = 0; i < LINE_LIMIT && lineStart < head.length; i++) {
    const newline = head.indexOf('\n', lineStart);
    const end = newline < 0 ? head.length : newline;
    const start = skipIndent(head, lineStart, end);
    if (start < end) lines++;
    const opens = head.startsWith(OPENING, start);
    if (opens) framed++;
    const message = opens ? start + OPENING.length : start;
    if (beginsWording(head, message, end)) known++;
    if (isOurWording(head, message, end)) ours++;
    lineStart = end + 1;
  }
  return { framed, known, ours, lines };
}
