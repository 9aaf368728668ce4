import type { NoteEvent } from '../log/event.ts';
import type { LogField } from '../log/model.ts';
import { MASK } from '../text/secret.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { ExplanationRow } from './model.ts';
import { codeRow, type Place, row, shownText } from './place.ts';

/**
 * What a SCEP profile asks for, as rows: server, key, hash, purposes, names, lifetime, retries. Taken from the fields between the
 * profile's name and the next one's. The challenge is masked. Empty where the log holds the name alone.
 */
export function profileRows(place: Place, profile: NoteEvent): readonly ExplanationRow[] {
  const fields = fieldsOf(place, profile);
  const values = (...names: readonly string[]): readonly string[] => [
    ...new Set(fields.filter(({ name }) => names.includes(name)).map((field) => plain(shownText(place, field.span)))),
  ];
  const rows: ExplanationRow[] = [];
  const add = (label: Sentence, shown: readonly string[]): void => {
    if (shown.length > 0) rows.push(codeRow(label, shown.join(', ')));
  };
  add(msg('SCEP server'), values('NDESUrl', 'ServerURL'));
  add(msg('Subject'), values('SubjectName'));
  for (const field of fields)
    if (field.name === 'SAN') rows.push(codeRow(sanLabel(place, field), plain(shownText(place, field.span))));
  add(msg('Alternative names'), values('SubjectAlternativeNames'));
  add(msg('Key length'), values('KeyLength'));
  for (const usage of values('KeyUsage')) rows.push(row(msg('Key usage'), keyUsage(usage)));
  add(msg('Hash'), values('HashAlgorithm'));
  add(msg('Purposes'), values('EKUName', 'EKUMapping'));
  add(msg('CA thumbprint'), values('CAThumbprint'));
  add(msg('Issuers'), values('Issuers'));
  add(msg('Lifetime'), pairs(values('ValidityPeriod', 'ValidPeriodUnits'), values('ValidityPeriodUnit', 'ValidPeriod')));
  add(msg('Retries'), values('RetryCount'));
  add(msg('Retry delay'), values('RetryDelay'));
  add(msg('Renewal threshold'), values('ExpirationThreshold'));
  if (fields.some(({ kind }) => kind === 'secret')) rows.push(codeRow(msg('Challenge'), MASK));
  return rows;
}

/** Windows sends the nodes before the one that starts the enrollment, Intune the request behind the profile's name. */
function fieldsOf({ fields, events, record }: Place, profile: NoteEvent): readonly LogField[] {
  const profiles = events.filter((event) => event.kind === 'note' && event.note === 'profile-arrived').map(({ span }) => span);
  const index = profiles.findIndex(({ start }) => start === profile.span.start);
  const next = profiles[index + 1]?.start ?? record.span.end;
  const behind = fields.filter(({ name, span }) => span.start >= profile.span.end && span.end <= next && PROFILE.has(name));
  if (behind.length > 0) return behind;
  const before = profiles[index - 1]?.end ?? record.span.start;
  return fields.filter(({ name, span }) => span.start >= before && span.end <= profile.span.start && PROFILE.has(name));
}

const PROFILE: ReadonlySet<string> = new Set(
  'NDESUrl ServerURL CertificateRequestToken Challenge SubjectName SAN SubjectAlternativeNames KeyLength KeyUsage HashAlgorithm EKUName EKUMapping CAThumbprint Issuers ValidityPeriod ValidityPeriodUnit ValidPeriod ValidPeriodUnits RetryCount RetryDelay ExpirationThreshold'.split(
    ' ',
  ),
);

/** Escapes of XML undone, however often they were applied, up to four times. */
function plain(text: string): string {
  return text.replace(/&(?:amp;){0,4}(amp|lt|gt|quot|apos);/g, (_, name: string) => XML[name] ?? '').trim();
}
const XML: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function pairs(numbers: readonly string[], units: readonly string[]): readonly string[] {
  return numbers.map((number, i) => (units[i] ? `${number} ${units[i]}` : number));
}

/** `AlternativeNameType` of certenroll.h. */
const ALT_NAMES: ReadonlyMap<string, Sentence> = new Map([
  ['2', msg('Alternative name (email)')],
  ['3', msg('Alternative name (DNS)')],
  ['7', msg('Alternative name (URL)')],
  ['8', msg('Alternative name (IP address)')],
  ['11', msg('Alternative name (user principal name)')],
]);

/** The type of an alternative name stands in the tag before it. */
function sanLabel(place: Place, field: LogField): Sentence {
  const tag = place.document.text.slice(Math.max(place.record.span.start, field.span.start - 200), field.span.start);
  const type = /AltNameType=(?:"|&(?:amp;){0,3}quot;)(\d{1,3})/.exec(tag.slice(tag.lastIndexOf('SAN ')))?.[1] ?? '';
  return ALT_NAMES.get(type) ?? (type === '' ? msg('Alternative name') : msg('Alternative name, type {0}', verbatim(type)));
}

/** Bits of the key usage as Windows counts them (Microsoft, "ClientCertificateInstall CSP": 0x80 and 0x20, or both). */
function keyUsage(value: string): Sentence {
  const bits = Number(value);
  const signs = (bits & 0x80) !== 0;
  const encrypts = (bits & 0x20) !== 0;
  if (signs && encrypts) return msg('{0}: sign and encrypt keys', value);
  if (signs) return msg('{0}: sign', value);
  return encrypts ? msg('{0}: encrypt keys', value) : verbatim(value);
}
