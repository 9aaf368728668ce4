import type { LogField, LogRecord } from '../../core/log/model.ts';
import type { RequestedProfile } from '../../core/scep/index.ts';
import type { OpenLog } from '../log/log-store.ts';

/** So many records before a message are looked at for its profile. */
const MAX_RECORDS = 5000;

/**
 * What the SCEP profile that stands last before `offset` asks for: the `CertificateRequest` of the Intune agent or the nodes of
 * Windows, as the fields of the log have them. Undefined where this log holds none.
 */
export function profileBefore({ analysis }: OpenLog, offset: number): RequestedProfile | undefined {
  const { records, text } = analysis.document;
  const last = records.indexAt(offset);
  for (let index = last; index >= 0 && index > last - MAX_RECORDS; index--) {
    const profile = profileIn(text, records.at(index));
    if (profile) return profile;
  }
  return undefined;
}

function profileIn(text: string, record: LogRecord | undefined): RequestedProfile | undefined {
  const fields = record?.fields() ?? [];
  const values = (...names: readonly string[]): readonly string[] =>
    fields.filter(named(names)).map(({ span }) => text.slice(span.start, span.end));
  const [subject] = values('SubjectName');
  const bits = Number(values('KeyLength')[0]);
  const purposes = values('EKUOID', 'EKUMapping').flatMap((value) => value.match(/\d+(?:\.\d+){3,20}/g) ?? []);
  if (subject === undefined && !(bits > 0)) return undefined;
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(bits > 0 ? { keyBits: bits } : {}),
    ...(purposes.length > 0 ? { extendedKeyUsages: purposes } : {}),
  };
}

function named(names: readonly string[]): (field: LogField) => boolean {
  return ({ name, kind }) => kind !== 'secret' && names.includes(name);
}
