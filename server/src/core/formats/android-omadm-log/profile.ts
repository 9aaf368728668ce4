import type { NoteEvent, SettingEvent } from '../../log/event.ts';
import type { FieldKind, LogField } from '../../log/model.ts';
import { indexWithin } from '../../text/search.ts';
import { type Span, tokenAt } from '../../text/span.ts';
import { isOpening, isTarget } from './syncml.ts';

/**
 * What a SCEP profile asks for, in the two forms in which management sends it: the `CertificateRequest` of the Intune agent, whose
 * XML is escaped once or twice, and the nodes of the ClientCertificateInstall service of Windows, one value a node.
 * Source: Microsoft, "Troubleshoot SCEP certificate: profile deployment" (sample SyncML); Microsoft, "ClientCertificateInstall CSP" and "CertificateStore CSP".
 */
export function profileFields(text: string, message: Span): readonly LogField[] {
  return [...requestFields(text, message), ...windowsFields(text, message)];
}

/** A Windows profile is complete when its `Enroll` node is executed. */
export function readWindowsNotes(text: string, message: Span): readonly NoteEvent[] {
  return nodes(text, message).flatMap(({ id, name, path }): readonly NoteEvent[] =>
    name === 'Enroll' && isAsked(text, path, message.start)
      ? [{ kind: 'note', note: 'profile-arrived', span: path, subject: tokenAt(text, id.start, id.end) }]
      : [],
  );
}

/** What a profile may ask for that a server may refuse. */
const JUDGED: ReadonlySet<string> = new Set(['KeyLength', 'HashAlgorithm']);

/** The settings of a Windows profile that are judged, where the profile is sent; the device's own answers name nodes, too. */
export function readWindowsSettings(text: string, message: Span): readonly SettingEvent[] {
  return valuesOf(text, message).flatMap(({ node, span }): readonly SettingEvent[] => {
    if (!JUDGED.has(node.name) || !isAsked(text, node.path, message.start)) return [];
    const name = tokenAt(text, node.path.end - node.name.length, node.path.end);
    return [
      { kind: 'setting', span, payload: 'ClientCertificateInstall/SCEP', name, value: tokenAt(text, span.start, span.end) },
    ];
  });
}

const KINDS: Readonly<Record<string, FieldKind>> = {
  ExpirationThreshold: 'number',
  RetryCount: 'number',
  RetryDelay: 'number',
  KeyUsage: 'number',
  KeyLength: 'number',
  ValidityPeriod: 'number',
  ValidPeriodUnits: 'number',
  ServerURL: 'url',
  Challenge: 'secret',
};
const ELEMENTS: ReadonlySet<string> = new Set(
  'ExpirationThreshold RetryCount RetryDelay TemplateName SubjectNameFormat SubjectAlternativeNameFormat KeyUsage KeyLength HashAlgorithm CAThumbprint ValidityPeriod ValidityPeriodUnit EKUName EKUOID SubjectName Issuers SAN'.split(
    ' ',
  ),
);
const NODES: ReadonlySet<string> = new Set(
  'ServerURL Challenge EKUMapping KeyUsage SubjectName KeyLength HashAlgorithm CAThumbprint SubjectAlternativeNames ValidPeriod ValidPeriodUnits RetryCount RetryDelay TemplateName Enroll'.split(
    ' ',
  ),
);

/** Values of one message that are taken, and the longest one. */
const FIELD_LIMIT = 400;
const VALUE_LIMIT = 4000;

const REQUEST = 'CertificateRequest';
const ELEMENT =
  /(?:<|&(?:amp;){0,3}lt;)([A-Z][A-Za-z]{2,30})(?: (?:[^<>&]|&(?:amp;){0,3}quot;){0,300})?(?:>|&(?:amp;){0,3}gt;)([^<&]{1,4000})/g;

function requestFields(text: string, message: Span): readonly LogField[] {
  const from = indexWithin(text, REQUEST, message.start, message.end);
  if (from < 0) return [];
  const fields: LogField[] = [];
  for (const found of text.slice(from, message.end).matchAll(ELEMENT)) {
    const [all, name = '', value = ''] = found;
    if (!ELEMENTS.has(name)) continue;
    const stop = from + found.index + all.length;
    const end = valueEnd(text, stop, Math.min(message.end, stop + VALUE_LIMIT));
    fields.push({ name, kind: KINDS[name] ?? 'text', span: { start: stop - value.length, end } });
    if (fields.length >= FIELD_LIMIT) break;
  }
  return fields;
}

/** A value may hold escapes of its own, such as `&amp;amp;` for `&`; only one for `<` ends it. */
function valueEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (isOpening(text, at)) return at;
  return end;
}

interface Node {
  readonly path: Span;
  /** The unique id of the request. */
  readonly id: Span;
  readonly name: string;
}

/** The service of Windows, and its elder form in the certificate store. */
const SERVICE =
  /\/(?:ClientCertificateInstall|CertificateStore\/[A-Za-z]{1,40})\/SCEP\/(?=([^\s<>&"'/]{1,200})\/Install\/([A-Za-z]{1,40}))/g;
const NODE_LIMIT = 200;
/** Characters of a path before the service: `./Device/Vendor/MSFT`. */
const ROOT_LIMIT = 60;

function nodes(text: string, message: Span): readonly Node[] {
  const words = text.slice(message.start, message.end);
  if (!words.includes('/SCEP/')) return [];
  const found: Node[] = [];
  for (const match of words.matchAll(SERVICE)) {
    const [all, id = '', name = ''] = match;
    if (!NODES.has(name)) continue;
    const at = message.start + match.index;
    const start = at + all.length;
    const end = start + id.length + '/Install/'.length + name.length;
    found.push({ path: { start: at + 1, end }, id: { start, end: start + id.length }, name });
    if (found.length >= NODE_LIMIT) break;
  }
  return found;
}

/** True for a node that shall do something; the device's own answers name it as well. */
function isAsked(text: string, path: Span, from: number): boolean {
  const limit = Math.max(from, path.start - ROOT_LIMIT);
  let at = path.start;
  while (at > limit && !/[\s<>&;]/.test(text.charAt(at - 1))) at--;
  return isTarget(text, at, from);
}

const DATA =
  /(?:<|&(?:amp;){0,3}lt;)Data[^<>&]{0,100}(?:>|&(?:amp;){0,3}gt;)\s{0,100}(?:(<|&(?:amp;){0,3}lt;)!\[CDATA\[\s{0,100})?/;
/** Characters behind a path in which the `Data` element begins. */
const DATA_LIMIT = 1000;

/** The value of a node stands in the `Data` element behind its path, before the next path. A secret is never taken in part. */
function windowsFields(text: string, message: Span): readonly LogField[] {
  return valuesOf(text, message).map(({ node: { name }, span }) => ({ name, kind: KINDS[name] ?? 'text', span }));
}

function valuesOf(text: string, message: Span): readonly { readonly node: Node; readonly span: Span }[] {
  const all = nodes(text, message);
  return all.flatMap((node, i): readonly { readonly node: Node; readonly span: Span }[] => {
    const { name, path } = node;
    const next = all[i + 1]?.path.start ?? message.end;
    const data = DATA.exec(text.slice(path.end, Math.min(next, path.end + DATA_LIMIT)));
    if (!data) return [];
    const kind = KINDS[name] ?? 'text';
    const start = path.end + data.index + data[0].length;
    const limit = kind === 'secret' ? next : Math.min(next, start + VALUE_LIMIT);
    const close = data[1] === undefined ? -1 : indexWithin(text, data[1] === '<' ? ']]>' : ']]&', start, limit);
    let end = data[1] === undefined ? valueEnd(text, start, limit) : close < 0 ? limit : close;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    return end > start ? [{ node, span: { start, end } }] : [];
  });
}
