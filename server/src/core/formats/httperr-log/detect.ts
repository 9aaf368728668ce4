import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';
import { msg } from '../../text/sentence.ts';
import { isBlank, nameColumns } from './layout.ts';

/** Recognises an HTTPERR log by its directives, by records without directives, or by its name. */
export const httperrDetector: Detector = { id: 'httperr-log', detect };

/** Lines of the head that are looked at. */
const LINE_LIMIT = 400;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const lines = head.split(/\r\n|\n|\r/, LINE_LIMIT).map((line) => line.replace(/^[\uFEFF\0 \t]+/, ''));
  const software = lines.find((line) => /^#Software:/i.test(line));
  const fields = lines.find((line) => /^#Fields:/i.test(line));
  const ours = software !== undefined && /Microsoft HTTP (?:Server )?API/i.test(software);
  if (software !== undefined && !ours) return undefined;
  if (fields !== undefined && !/\bs-reason(?:\s|$)/i.test(fields)) return undefined;
  if (fields !== undefined && (ours || /\bcs-uri\s/i.test(fields))) {
    return { quality: 'certain', reason: msg('a #Fields line with the columns of HTTPERR') };
  }
  if (ours) return { quality: 'certain', reason: msg('a #Software line of http.sys') };
  const records = lines.filter((line) => isRecordStart(line, 0, line.length));
  const found = records.filter(hasReason).length;
  if (found > 0 && found * 2 >= records.length) {
    return { quality: 'likely', reason: msg('lines with the columns of HTTPERR and a reason of http.sys') };
  }
  const named = /(?:^|[\\/])httperr\d*[^\\/]*\.log$/i.test(fileName);
  return named && records.length === 0 && lines.every((line) => line === '' || line.startsWith('#'))
    ? { quality: 'possible', reason: msg('the file name of an HTTPERR log') }
    : undefined;
}

/** True where a line begins with date, time and another column, as every record does. */
export function isRecordStart(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (!(first >= 0x30 && first <= 0x39) || start + 20 > end) return false;
  return isBlank(text.charCodeAt(start + 19)) && readIsoTime(text, start, start + 19) !== undefined;
}

/** Reasons by their form: what http.sys writes there looks like nothing else in a log (Microsoft, "Error logging in HTTP APIs"). */
const REASON =
  /^(?:Timer_[A-Z]\w{2,30}|Connections?_[A-Z]\w{2,40}|Client_Reset|AppOffline|AppPoolTimer|AppShutdown|BadRequest|ConnLimit|Disabled|EntityTooLarge|FieldLength|Forbidden|Header|Hostname|Internal|Invalid_CR\/LF|LengthRequired|N\/A|N\/I|Number|Precondition|QueueFull|RequestLength|URL|URL_Length|Verb|Version_N\/S)$/;

function hasReason(line: string): boolean {
  const { columns, complete } = nameColumns(line, { start: 0, end: line.length }, undefined);
  const reason = columns.find((column) => column.name === 's-reason');
  return complete && reason !== undefined && REASON.test(line.slice(reason.start, reason.end));
}
