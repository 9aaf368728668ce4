import type { Asn1Time, Integer, Reading, Tlv } from '../asn1/index.ts';
import type { GeneralName } from './general-name.ts';

/** What an extension says. Members that could not be read are absent. */
export type ExtensionValue =
  | { readonly kind: 'basicConstraints'; readonly ca: boolean; readonly pathLength?: number }
  | { readonly kind: 'keyUsage'; readonly usages: readonly string[] }
  | { readonly kind: 'extKeyUsage'; readonly oids: readonly string[] }
  | { readonly kind: 'subjectAltName'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'issuerAltName'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'subjectKeyIdentifier'; readonly hex: string }
  | {
      readonly kind: 'authorityKeyIdentifier';
      readonly hex?: string;
      readonly issuer?: readonly GeneralName[];
      readonly serial?: Integer;
    }
  | {
      readonly kind: 'distributionPoints';
      readonly names: readonly GeneralName[];
      /** What narrows the points, in the standard's words: `onlyContainsUserCerts`. Safe to show. */
      readonly limits: readonly string[];
    }
  | { readonly kind: 'informationAccess'; readonly locations: readonly AccessLocation[] }
  | { readonly kind: 'nameConstraints'; readonly permitted: readonly GeneralName[]; readonly excluded: readonly GeneralName[] }
  | { readonly kind: 'policies'; readonly policies: readonly Policy[] }
  | { readonly kind: 'number'; readonly number: Integer }
  | { readonly kind: 'reasonCode'; readonly code: number }
  | { readonly kind: 'time'; readonly time: Asn1Time }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'templateName'; readonly template: string }
  | { readonly kind: 'template'; readonly oid: string; readonly major?: number; readonly minor?: number }
  | { readonly kind: 'ntdsSid'; readonly sid: string }
  | { readonly kind: 'caVersion'; readonly certificate: number; readonly key: number }
  | { readonly kind: 'hash'; readonly hex: string }
  /** Safe to show. */
  | { readonly kind: 'items'; readonly items: readonly string[] }
  | { readonly kind: 'present' }
  | { readonly kind: 'unknown'; readonly hex: string };

export interface AccessLocation {
  /** `caIssuers`, `ocsp`. */
  readonly method: string;
  readonly location: GeneralName;
}

export interface Policy {
  readonly oid: string;
  /** Address of a certification practice statement. */
  readonly cps?: string;
}

/** Reads the element inside an extension; undefined where it is not what the extension's definition says. */
export type ExtensionReader = (reading: Reading, tlv: Tlv) => ExtensionValue | undefined;
