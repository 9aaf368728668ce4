import type { NoteEvent } from '../../log/event.ts';
import type { FieldKind, LogField } from '../../log/model.ts';
import { indexWithin } from '../../text/search.ts';
import { type Span, tokenAt } from '../../text/span.ts';

/**
 * What a SCEP profile asks for, in the two forms in which management sends it: the `CertificateRequest` of the Intune agent, whose
 * XML is escaped once or twice, and the nodes of the ClientCertificateInstall service of Windows, one value a node.
 * Source: Microsoft, "Troubleshoot SCEP certificate: profile deployment" (sample SyncML); Microsoft, "ClientCertificateInstall CSP".
 */
export function profileFields(text: string, message: Span): readonly LogField[] {
  return [...requestFields(text, message), ...windowsFields(text, message)];
}

/** A Windows profile is complete when its `Enroll` node is executed. */
export function readWindowsNotes(text: string, message: Span): readonly NoteEvent[] {
  return nodes(text, message).flatMap(({ id, name, path }): readonly NoteEvent[] =>
    name === 'Enroll' ? [{ kind: 'note', note: 'profile-arrived', span: path, subject: tokenAt(text, id.start, id.end) }] : [],
  );
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
    const end = valueEnd(text, from + found.index + all.length, message.end);
    fields.push({ name, kind: KINDS[name] ?? 'text', span: { start: from + found.index + all.length - value.length, end } });
    if (fields.length >= FIELD_LIMIT) break;
  }
  return fields;
}

/** A value may hold escapes of its own, such as `&amp;amp;` for `&`; only one for `<` ends it. */
function valueEnd(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + VALUE_LIMIT);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 60 || (code === 38 && /^&(?:amp;){0,3}lt;/.test(text.slice(at, at + 20)))) return at;
  }
  return limit;
}

interface Node {
  readonly path: Span;
  /** The unique id of the request. */
  readonly id: Span;
  readonly name: string;
}

const SERVICE = '/ClientCertificateInstall/SCEP/';
const NODE_LIMIT = 200;

function nodes(text: string, message: Span): readonly Node[] {
  const found: Node[] = [];
  let at = indexWithin(text, SERVICE, message.start, message.end);
  while (at >= 0 && found.length < NODE_LIMIT) {
    const start = at + SERVICE.length;
    const rest = /^([^\s<>&"'/]{1,200})\/Install\/([A-Za-z]{1,40})/.exec(text.slice(start, Math.min(message.end, start + 300)));
    const end = start + (rest?.[0].length ?? 0);
    const [, id = '', name = ''] = rest ?? [];
    if (NODES.has(name)) found.push({ path: { start: at + 1, end }, id: { start, end: start + id.length }, name });
    at = indexWithin(text, SERVICE, end, message.end);
  }
  return found;
}

const DATA = /(?:<|&lt;)Data[^<>&]{0,100}(?:>|&gt;)([^<]{1,4000})/;

/** The value of a node stands in the `Data` element behind its path, before the next path. */
function windowsFields(text: string, message: Span): readonly LogField[] {
  const all = nodes(text, message);
  return all.flatMap(({ name, path }, i): readonly LogField[] => {
    const limit = Math.min(all[i + 1]?.path.start ?? message.end, path.end + VALUE_LIMIT + 500);
    const data = DATA.exec(text.slice(path.end, limit));
    if (!data) return [];
    const start = path.end + data.index + data[0].length - (data[1] ?? '').length;
    return [{ name, kind: KINDS[name] ?? 'text', span: { start, end: Math.min(limit, valueEnd(text, start, limit)) } }];
  });
}
