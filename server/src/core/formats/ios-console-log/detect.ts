import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import { hasBareError } from './bare-error.ts';
import { headerReader } from './columns.ts';
import type { IosHeader } from './header.ts';
import { type JsonStyle, jsonEntryCutter, jsonStyleOf, readJsonEntry } from './json-layout.ts';
import { columnsOf } from './titles.ts';

/**
 * Recognises an Apple console log. Its layouts are also those of other systems, and a Mac logs much that is not our matter, so the
 * words of profile installation or SCEP must be there. Only rows of the Console app that an iPhone or iPad wrote do without: its
 * console is copied for nothing else, and the profile may come thousands of rows later.
 */
export const iosConsoleDetector: Detector = { id: 'ios-console-log', notations: ['json'], detect };

/** Lines of the head that are looked at. */
const LINE_LIMIT = 2000;

/** Processes that install profiles and nothing else: their name alone decides. */
const ENROLLING: ReadonlySet<string> = new Set(['profiled', 'mdmd', 'mdmclient', 'CertificateService']);
/** Processes that an iPhone or iPad always runs and a Mac never does. */
const MOBILE: ReadonlySet<string> = new Set(['SpringBoard', 'backboardd', 'CommCenter']);
const SCEP_WORDS = /mscep|MCSCEPErrorDomain|SCEP_ERROR_|operation=(?:GetCACert|GetCACaps|PKIOperation)|retrieve SCEP identity/;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const json = jsonStyleOf(head);
  const seen = json ? surveyJson(head, json) : survey(head);
  if (seen.enrolling) {
    return {
      quality: 'certain',
      reason: msg('a line of {0}, the process that installs profiles on Apple devices', seen.enrolling),
    };
  }
  if (seen.apple > 0 && SCEP_WORDS.test(head)) {
    return { quality: 'likely', reason: msg('lines of an Apple log that speak of SCEP') };
  }
  if (seen.mobile && seen.console * 2 >= seen.records + seen.other) {
    return { quality: 'likely', reason: msg('rows of the Console app, written by an iPhone or iPad') };
  }
  if (!json && hasBareError(head)) {
    return { quality: 'likely', reason: msg('an error of the installation of a profile, as Apple devices print it') };
  }
  const named = /(?:^|[^a-z])(?:ios|ipados|iphone|ipad|profiled|mdmclient)(?:[^a-z][^\\/]*)?\.(?:log|txt)$/i.test(fileName);
  return named && seen.apple > 0
    ? { quality: 'possible', reason: msg('the file name, and lines in the layout of an Apple log') }
    : undefined;
}

interface Survey {
  /** The first process that decides. */
  readonly enrolling?: string;
  /** Records in a layout that only Apple has. */
  readonly apple: number;
  readonly console: number;
  /** A Console row of a process that only an iPhone or iPad runs. */
  readonly mobile: boolean;
  readonly records: number;
  /** Lines before the first record; those behind one may belong to it. */
  readonly other: number;
}

function survey(head: string): Survey {
  let [apple, console, records, other] = [0, 0, 0, 0];
  let mobile = false;
  const read = headerReader(head, columnsOf(head));
  let start = 0;
  for (let i = 0; i < LINE_LIMIT && start < head.length; i++) {
    const newline = head.indexOf('\n', start);
    const end = newline < 0 ? head.length : newline;
    const header = read(start, end);
    if (!header) {
      if (records === 0 && end > start + 1) other++;
    } else {
      records++;
      const process = head.slice(header.process.start, header.process.end);
      const ours = isApple(head, header);
      if (ours) apple++;
      if (ours && (header.layout === 'console' || header.layout === 'columns')) {
        console++;
        mobile ||= MOBILE.has(process);
      }
      if (ENROLLING.has(process)) return { enrolling: process, apple, console, mobile, records, other };
    }
    start = end + 1;
  }
  return { apple, console, mobile, records, other };
}

function surveyJson(head: string, style: JsonStyle): Survey {
  const next = jsonEntryCutter(head, style);
  let apple = 0;
  let at = 0;
  for (let i = 0; i < LINE_LIMIT; i++) {
    const span = next(at);
    if (!span) break;
    const entry = readJsonEntry(head, span);
    const process = entry?.process ? head.slice(entry.process.start, entry.process.end) : '';
    if (process !== '' && entry?.message) apple++;
    const seen = { apple, console: 0, mobile: false, records: apple, other: 0 };
    if (ENROLLING.has(process)) return { enrolling: process, ...seen };
    at = span.end;
  }
  return { apple, console: 0, mobile: false, records: apple, other: 0 };
}

/**
 * Rows without an offset and syslog without `<Level>` are those of many systems, and so are tables; a time of day with an offset and
 * without a date is the Console app's own. `log show` writes a blank between date and time, where
 * journald and rsyslog write a `T`; its compact style has a type of two letters and process and thread id in brackets.
 */
function isApple(head: string, header: IosHeader): boolean {
  if (header.layout === 'syslog') return header.level !== undefined;
  if (header.layout === 'console') return header.time.zone === 'offset';
  if (header.layout === 'columns')
    return header.time.zone === 'offset' && (!header.time.dateKnown || header.activity !== undefined);
  if (header.layout === 'log-syslog') return head.charCodeAt(header.time.span.start + 10) === 32;
  return header.layout === 'log-default' || header.layout === 'log-compact';
}
