import { codesOf, type NameList } from '../names.ts';
import type { AppleError } from './entry.ts';
import { PAYLOAD_ERRORS } from './payload-errors.ts';
import { PROFILE_ERRORS } from './profile-errors.ts';
import { SECURITY_ERRORS } from './security.ts';
import { CODE_SIGNING_NAMES, OTHER_SECURITY_NAMES, SECURITY_NAMES, TLS_NAMES } from './security-names.ts';
import { COCOA_ERRORS, HTTP_STREAM_ERRORS, POSIX_ERRORS, SOCKS_STREAM_ERRORS } from './system.ts';
import { NETWORK_ERRORS, URL_ERRORS } from './url-loading.ts';

/** Errors that stand in Apple's headers and lists, but for those of SCEP itself. */
export function errorsOfHeaders(): readonly AppleError[] {
  return [
    ...PROFILE_ERRORS,
    ...PAYLOAD_ERRORS,
    ...URL_ERRORS,
    ...NETWORK_ERRORS,
    ...SECURITY_ERRORS,
    ...COCOA_ERRORS,
    ...POSIX_ERRORS,
    ...HTTP_STREAM_ERRORS,
    ...SOCKS_STREAM_ERRORS,
    ...[SECURITY_NAMES, TLS_NAMES, CODE_SIGNING_NAMES, OTHER_SECURITY_NAMES].flatMap(securityErrors),
  ];
}

function securityErrors(list: NameList): readonly AppleError[] {
  return codesOf(list).map(({ name, ...code }) => ({ ...code, name: 'NSOSStatusErrorDomain', symbol: name }));
}

/** Domains that count as another one does, in part or as a whole. */
export const SAME_DOMAIN: Readonly<Record<string, string>> = {
  kCFErrorDomainCFNetwork: 'NSURLErrorDomain',
  kCFStreamErrorDomainSSL: 'NSOSStatusErrorDomain',
  kCFErrorDomainOSStatus: 'NSOSStatusErrorDomain',
  kCFErrorDomainPOSIX: 'NSPOSIXErrorDomain',
  kCFStreamErrorDomainPOSIX: 'NSPOSIXErrorDomain',
  kCFErrorDomainCocoa: 'NSCocoaErrorDomain',
};
