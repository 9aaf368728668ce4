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

/**
 * The settings of the SCEP payloads of a property list, and the secrets of all payloads. A key counts with the element behind it.
 * Source: apple/device-management, mdm/profiles/com.apple.security.scep.yaml.
 */
export function readProfile(text: string, plist: Span): ProfileContent {
  const elements = readXml(text, plist);
  const keys = elements.flatMap((element, index) => (element.name === 'key' ? [{ element, index }] : []));
  const valueBehind = (index: number): XmlElement | undefined => {
    const next = elements[index + 1];
    return next && next.parent === elements[index]?.parent ? next : undefined;
  };
  const payloads = new Set(
    keys.flatMap(({ element, index }) => {
      const value = valueBehind(index);
      return word(text, element) === 'PayloadType' && value && word(text, value) === SCEP ? [element.parent] : [];
    }),
  );
  const fields: LogField[] = [];
  const settings: SettingEvent[] = [];
  for (const { element, index } of keys) {
    const name = word(text, element);
    const value = valueBehind(index);
    const outer = elements[element.parent]?.parent ?? -1;
    const ours = payloads.has(outer) && !payloads.has(element.parent);
    if (!value || !(ours || KINDS[name] === 'secret')) continue;
    const span = textOf(text, value);
    if (ours) fields.push({ name, kind: 'field-name', span: textOf(text, element) });
    if (span.end <= span.start || value.name === 'array' || value.name === 'dict') continue;
    fields.push({ name, kind: KINDS[name] ?? 'text', span });
    if (ours && KINDS[name] !== 'secret') {
      settings.push({
        kind: 'setting',
        span,
        payload: SCEP,
        name: xmlToken(text, textOf(text, element)),
        value: xmlToken(text, span),
      });
    }
  }
  return { fields, settings };
}

function word(text: string, element: XmlElement): string {
  const span = textOf(text, element);
  return span.end - span.start > 100 ? '' : xmlToken(text, span).value;
}
