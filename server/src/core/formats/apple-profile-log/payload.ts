import type { SettingEvent } from '../../log/event.ts';
import type { FieldKind, LogField } from '../../log/model.ts';
import type { Span } from '../../text/span.ts';
import { readXml, textOf, type XmlElement, xmlToken } from '../xml.ts';

/** What a profile holds that matters to SCEP. */
export interface ProfileContent {
  readonly fields: readonly LogField[];
  readonly settings: readonly SettingEvent[];
}

const KINDS: Readonly<Record<string, FieldKind>> = {
  URL: 'url',
  Keysize: 'number',
  'Key Usage': 'number',
  Retries: 'number',
  RetryDelay: 'number',
  Challenge: 'secret',
  Password: 'secret',
};
const SCEP = 'com.apple.security.scep';

/** Keys whose absence says something: the URL is required, the default of the key size is one that CAs refuse, and a name is wanted. */
const MISSED = ['URL', 'Keysize', 'Subject'] as const;
/** Keys that hold lists of names. */
const NAMES: ReadonlySet<string> = new Set(['Subject', 'SubjectAltName']);

/**
 * The settings of the SCEP payloads of a property list, also the ones that they miss, and the secrets of all payloads. A key counts
 * with the element behind it.
 * Source: apple/device-management, mdm/profiles/com.apple.security.scep.yaml.
 */
export function readProfile(text: string, plist: Span): ProfileContent {
  const elements = readXml(text, plist);
  const keys = elements.flatMap((element, index) => (element.name === 'key' ? [{ element, index }] : []));
  const valueBehind = (index: number): XmlElement | undefined => {
    const next = elements[index + 1];
    return next && next.parent === elements[index]?.parent ? next : undefined;
  };
  const types = new Map<number, Span>();
  for (const { element, index } of keys) {
    const value = valueBehind(index);
    if (word(text, element) !== 'PayloadType' || !value || word(text, value) !== SCEP) continue;
    types.set(element.parent, textOf(text, value));
  }
  const fields: LogField[] = [];
  const settings: SettingEvent[] = [];
  const set = new Map<number, Set<string>>();
  for (const { element, index } of keys) {
    const name = word(text, element);
    const value = valueBehind(index);
    const outer = elements[element.parent]?.parent ?? -1;
    const ours = types.has(outer) && !types.has(element.parent);
    if (!value || !(ours || KINDS[name] === 'secret')) continue;
    const span = textOf(text, value);
    if (ours) fields.push({ name, kind: 'field-name', span: textOf(text, element) });
    if (ours && NAMES.has(name)) {
      const names = namesIn(text, elements, index + 1);
      if (names.length > 0) set.set(outer, (set.get(outer) ?? new Set()).add(name));
      for (const value of names) {
        fields.push({ name, kind: 'text', span: value });
        settings.push({
          kind: 'setting',
          span: value,
          payload: SCEP,
          name: xmlToken(text, textOf(text, element)),
          value: xmlToken(text, value),
        });
      }
      continue;
    }
    if (span.end <= span.start || value.name === 'array' || value.name === 'dict') continue;
    fields.push({ name, kind: KINDS[name] ?? 'text', span });
    if (ours && KINDS[name] !== 'secret') {
      set.set(outer, (set.get(outer) ?? new Set()).add(name));
      settings.push({
        kind: 'setting',
        span,
        payload: SCEP,
        name: xmlToken(text, textOf(text, element)),
        value: xmlToken(text, span),
      });
    }
  }
  for (const [payload, span] of types) {
    if (isWhole(text, elements[payload])) settings.push(...missed(span, set.get(payload)));
  }
  return { fields, settings: settings.sort((a, b) => a.span.start - b.span.start) };
}

/** The values in the element at `index`, at any depth. A name is a list of type and value, such as CN and `anna`: the type is left out. */
function namesIn(text: string, elements: readonly XmlElement[], index: number): readonly Span[] {
  const end = elements[index]?.content.end ?? 0;
  const found: Span[] = [];
  for (let at = index + 1; at < elements.length; at++) {
    const element = elements[at];
    if (!element || element.content.start > end) break;
    const next = elements[at + 1];
    const isType = elements[element.parent]?.name === 'array' && next?.parent === element.parent && next.name === 'string';
    const span = textOf(text, element);
    if (element.name === 'string' && !isType && span.end > span.start) found.push(span);
  }
  return found;
}

/** True where the end tag of an element is there: in a file that was cut, the setting may be in the rest. */
function isWhole(text: string, element: XmlElement | undefined): boolean {
  return element !== undefined && text.startsWith('</', element.content.end);
}

function missed(type: Span, set: ReadonlySet<string> = new Set()): readonly SettingEvent[] {
  const absent = MISSED.filter((name) => !set.has(name));
  return absent.map((name) => ({ kind: 'setting', span: type, payload: SCEP, name: { value: name, span: type } }));
}

function word(text: string, element: XmlElement): string {
  const span = textOf(text, element);
  return span.end - span.start > 100 ? '' : xmlToken(text, span).value;
}
