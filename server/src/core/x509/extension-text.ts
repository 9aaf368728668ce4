import { oidName, shown, shownTime } from '../asn1/index.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { ExtensionValue } from './extension-value.ts';
import { type GeneralName, generalNameText } from './general-name.ts';

const MAX_SHOWN = 20;

/** What an extension says, in one line; of contents that are not known, their first bytes in hex. Safe to show. */
export function extensionText(value: ExtensionValue): Sentence {
  switch (value.kind) {
    case 'basicConstraints':
      if (!value.ca) return msg('not a CA');
      return value.pathLength === undefined ? msg('CA') : msg('CA, path length {0}', value.pathLength);
    case 'keyUsage':
      return list(value.usages);
    case 'extKeyUsage':
      return list(value.oids.map(oidName));
    case 'subjectAltName':
    case 'issuerAltName':
      return names(value.names);
    case 'distributionPoints':
      return list([...value.names.slice(0, MAX_SHOWN + 1).map(generalNameText), ...value.limits]);
    case 'items':
      return list(value.items);
    case 'subjectKeyIdentifier':
    case 'hash':
      return verbatim(value.hex);
    case 'authorityKeyIdentifier':
      return list([
        ...(value.hex === undefined ? [] : [value.hex]),
        ...(value.issuer ?? []).map((name) => `issuer ${generalNameText(name)}`),
        ...(value.serial ? [`serial ${value.serial.hex}`] : []),
      ]);
    case 'informationAccess':
      return list(value.locations.map(({ method, location }) => `${method} ${generalNameText(location)}`));
    case 'nameConstraints':
      return msg('permitted: {0}; excluded: {1}', names(value.permitted), names(value.excluded));
    case 'policies':
      return list(value.policies.map(({ oid, cps }) => (cps === undefined ? oidName(oid) : `${oidName(oid)} ${shown(cps)}`)));
    case 'number':
      return verbatim(value.number.dec ?? `0x${value.number.hex}`);
    case 'reasonCode':
      return verbatim(REASONS[value.code] ?? `unknown (${value.code})`);
    case 'time':
      return verbatim(shownTime(value.time));
    case 'text':
      return verbatim(shown(value.text));
    case 'templateName':
      return verbatim(shown(value.template));
    case 'template':
      return value.major === undefined
        ? verbatim(value.oid)
        : msg('{0}, version {1}', value.oid, value.minor === undefined ? value.major : `${value.major}.${value.minor}`);
    case 'ntdsSid':
      return verbatim(shown(value.sid));
    case 'caVersion':
      return verbatim(`V${value.certificate}.${value.key}`);
    case 'present':
      return msg('present');
    case 'unknown':
      return msg('not known: {0}', value.hex);
  }
}

function names(list_: readonly GeneralName[]): Sentence {
  return list(list_.slice(0, MAX_SHOWN + 1).map(generalNameText));
}

function list(values: readonly string[]): Sentence {
  if (values.length === 0) return msg('none');
  const first = values.slice(0, MAX_SHOWN).join(', ');
  return values.length > MAX_SHOWN ? msg('{0} and more', first) : verbatim(first);
}

/** RFC 5280 5.3.1. */
const REASONS: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};
