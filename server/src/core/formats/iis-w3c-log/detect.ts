import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import { type Cuts, cutColumns, findAnchors, isHttpMethod, valueAt } from './columns.ts';

/** Recognises an IIS W3C log by its directives, by records without directives, or by its name. */
export const iisW3cDetector: Detector = { id: 'iis-w3c-log', detect };

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const lines = head.split(/\r\n|\n|\r/, MAX_LINES).map((line) => line.replace(/^[\uFEFF\0 \t]+/, ''));
  const directives = lines.filter((line) => line.startsWith('#'));
  const fields = directives.find((line) => /^#Fields:/i.test(line));
  const software = directives.find((line) => /^#Software:/i.test(line));
  if (software && !/Internet Information S/i.test(software)) return undefined;
  if (fields) return byFields(fields, software, lines.slice(lines.indexOf(fields)));
  return byRecords(lines) ?? byName(fileName, lines);
}

/** Enough to decide; a line may be long. */
const MAX_LINES = 400;
/** Records whose method is looked at. */
const MAX_METHODS = 20;

/** `cs-uri-stem` alone is W3C; the substatus columns and the `#Software` line are IIS. FTP and SMTP of IIS look alike but for their commands. */
function byFields(fields: string, software: string | undefined, lines: readonly string[]): Detection | undefined {
  const names = fields.slice('#Fields:'.length).toLowerCase().trim().split(/\s+/, 200);
  if (names.some((name) => FOREIGN_FIELDS.test(name))) return undefined;
  if (!names.includes('cs-uri-stem')) return byWrongFields(lines);
  if (!software && !names.includes('sc-substatus') && !names.includes('sc-win32-status')) return byWrongFields(lines);
  if (speaksAnotherProtocol(names, lines)) return undefined;
  return { quality: 'certain', reason: msg('a #Fields line with the columns of IIS') };
}

/** A `#Fields` line that is cut or of another log proves nothing against records of SCEP below it. */
function byWrongFields(lines: readonly string[]): Detection | undefined {
  const found = byRecords(lines);
  return found?.reason === SCEP_RECORDS ? found : undefined;
}

/**
 * Fields of IIS FTP (`x-session`), CloudFront (`x-edge-…`), Windows Media Services (`c-dns`, `c-starttime`), and of IIS Advanced Logging,
 * which quotes its values (`s-contentpath`, `W3WP-…`).
 */
const FOREIGN_FIELDS =
  /^(?:x-session|x-fullpath|x-debug|x-edge-.*|c-dns|c-starttime|s-contentpath|w3wp-.*|cpu-utilization|(?:begin|end)request-utc)$/;

function speaksAnotherProtocol(names: readonly string[], lines: readonly string[]): boolean {
  const method = names.indexOf('cs-method');
  const site = names.indexOf('s-sitename');
  const cuts: Cuts = [];
  let methods = 0;
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    cutColumns(line, 0, line.length, cuts);
    if (site >= 0 && /^(?:MSFTPSVC|FTPSVC|SMTPSVC|NNTPSVC)/i.test(valueAt(line, cuts, site))) return true;
    if (method < 0 || method >= cuts.length >> 1) continue;
    if (isHttpMethod(valueAt(line, cuts, method)) || findAnchors(line, cuts).method >= 0) return false;
    if (++methods >= MAX_METHODS) break;
  }
  return methods > 0;
}

const SCEP_RECORDS = msg('lines with a method, a SCEP URL and the status triple of IIS');
const SCEP_PATH = /mscep|certificateregistrationsvc|cmcertificateregistration|pkiclient\.exe|operation=(?:getca|pkiop)/i;

/** Lines with method, path and status triple; one of SCEP among a few others is enough, else they must be most of the text. */
function byRecords(lines: readonly string[]): Detection | undefined {
  let records = 0;
  let scep = 0;
  let others = 0;
  let begun = '';
  const cuts: Cuts = [];
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    const anchors = anchorsOf(line, cuts);
    const whole = anchors.record || (anchors.method ? false : begun !== '' && anchorsOf(`${begun} ${line}`, cuts).record);
    if (whole) {
      records++;
      if (SCEP_PATH.test(`${begun} ${line}`.slice(0, 2000))) scep++;
      begun = '';
    } else {
      if (begun !== '') others++;
      begun = anchors.method ? line : '';
      if (!anchors.method) others++;
    }
  }
  if (records === 0) return undefined;
  const share = records / (records + others);
  if (scep > 0 && (share >= 0.2 || isMail(lines))) return { quality: 'likely', reason: SCEP_RECORDS };
  if (share < 0.6) return undefined;
  return { quality: 'likely', reason: msg('lines with a method, a URL and the status triple of IIS') };
}

/** So many lines has a mail in which somebody pastes a line of a log; a longer text that has one is about something else. */
const LONGEST_MAIL = 60;
/** A record as IIS begins it, of SCEP: alone on its line, or behind the marks of a mail. */
const DATED = /^(?:[>|] ?){0,3}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /;
/** Lines of programs, settings, tables and pages, which quote a log: none of them stands in a mail. */
const OF_PAGES =
  /^(?:#{1,6} |```|~~~|\||\/\/|\/\*|\*\/|--- |\+\+\+ |@@ |<[a-z!/?])|[{};]$|^\S{1,40} ?[:=]>? ?["'{[]|=>|^end$|^(?:class|def|import|require|func|function|package|public|private) |^assert/i;

/** Prose of a few lines with a dated record of SCEP on a line of its own: somebody asks about it. */
function isMail(lines: readonly string[]): boolean {
  if (lines.length > LONGEST_MAIL) return false;
  const records = lines.filter((line) => DATED.test(line) && SCEP_PATH.test(line.slice(0, 2000)));
  return records.length > 0 && !lines.some((line) => OF_PAGES.test(line));
}

/**
 * Access logs of other servers have the protocol behind the path (`GET / HTTP/1.1`), which IIS never has. A line with a quotation mark
 * before the method is a string in JSON or a cell of a table; one that is quoted whole may have been copied so.
 */
function anchorsOf(line: string, cuts: Cuts): { readonly method: boolean; readonly record: boolean } {
  cutColumns(line, 0, line.length, cuts);
  const { method, status } = findAnchors(line, cuts);
  if (method < 0 || valueAt(line, cuts, method + 2).startsWith('HTTP/')) return NO_RECORD;
  if (line.slice(1, cuts[method << 1]).includes('"')) return NO_RECORD;
  return { method: true, record: status >= 0 };
}

const NO_RECORD = { method: false, record: false };

/** IIS names a log `u_ex` and the date, `u_extend` and a number where it rolls over by size; before IIS 7 without `u_`. */
const FILE_NAME = /(?:^|[\\/])u_ex(?:tend)?\d[^\\/]*\.log$/i;
const OLD_FILE_NAME = /(?:^|[\\/])ex(?:tend)?\d[^\\/]*\.log$/i;
const OTHER_SERVICES = /(?:FTPSVC|SMTPSVC|NNTPSVC)\d*[\\/][^\\/]*$/i;

/** The old name is short enough to be chance, so it counts only where the text says nothing yet. */
function byName(fileName: string, lines: readonly string[]): Detection | undefined {
  if (OTHER_SERVICES.test(fileName)) return undefined;
  const named =
    FILE_NAME.test(fileName) || (OLD_FILE_NAME.test(fileName) && lines.every((line) => line === '' || line.startsWith('#')));
  return named ? { quality: 'possible', reason: msg('the file name of an IIS log') } : undefined;
}
