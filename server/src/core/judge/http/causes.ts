import { PAGES } from '../../facts/pages.ts';
import type { FlowStep, Severity } from '../../log/finding.ts';
import type { Proven } from '../../text/proof.ts';

/** Rules that a single HTTP exchange can prove. */
export type HttpRule = keyof typeof HTTP_RULES;

/** What a rule says of all its causes; each may have its own advice and page. */
export interface HttpRuleInfo extends Proven {
  readonly step: FlowStep;
  readonly severity: Severity;
  readonly resolutions: readonly string[];
  readonly docUrl: string;
}

const DEVICE = { step: 2, severity: 'error', docUrl: PAGES.testUrl } as const;
const STATUS = { step: 2, severity: 'error', docUrl: PAGES.statusCodes } as const;
const POLICY = { step: 3, severity: 'error', docUrl: PAGES.policyModuleCalls } as const;

export const HTTP_RULES = {
  'iis-500-1346-impersonation': {
    ...DEVICE,
    docUrl: PAGES.impersonation,
    resolutions: ['iis-500-1346-impersonation'],
    verified: true,
  },
  'http-503-app-pool': {
    ...DEVICE,
    docUrl: PAGES.unavailable,
    resolutions: [
      'http-503-app-pool',
      'http-503-intermediate-in-root',
      'http-503-crl',
      'http-503-windows-auth',
      'http-503-ndespolicy-cert-expired',
      'http-503-logon-right',
    ],
    verified: true,
  },
  'gateway-timeout': {
    ...DEVICE,
    docUrl: PAGES.gatewayTimeout,
    resolutions: ['gateway-timeout', 'no-request-in-iis'],
    verified: true,
  },
  'http-414-long-url': { ...DEVICE, docUrl: PAGES.longUrl, resolutions: ['http-414-long-url'], verified: true },
  'http-404-2-isapi': { ...STATUS, docUrl: PAGES.status404, resolutions: ['http-404-2-isapi'], verified: true },
  'http-404-scep-path': { ...STATUS, docUrl: PAGES.status404, resolutions: ['verify-ndes-configuration'], verified: false },
  'http-403-scep': { ...STATUS, docUrl: PAGES.status403, resolutions: ['verify-ndes-configuration'], verified: false },
  'http-401-302-sign-in': {
    ...DEVICE,
    docUrl: PAGES.testUrl,
    resolutions: ['http-preauthentication', 'jscep-html-instead-of-scep'],
    verified: false,
  },
  'http-500-ndes': {
    ...DEVICE,
    docUrl: PAGES.internalError,
    resolutions: ['http-500-service-account', 'http-500-ra-certs-expired', 'ndes-start-0x80070057', 'ndes-handler-mappings'],
    verified: true,
  },
  'general-ndes-page': {
    ...DEVICE,
    docUrl: PAGES.generalMessage,
    severity: 'warning',
    resolutions: ['general-ndes-page'],
    verified: true,
  },
  'http-error-on-scep': { ...STATUS, resolutions: ['verify-ndes-configuration'], verified: true },
  'http-no-answer': {
    ...DEVICE,
    docUrl: PAGES.httpApiErrors,
    resolutions: [
      'http-503-app-pool',
      'http-503-crl',
      'http-503-ndespolicy-cert-expired',
      'http-503-intermediate-in-root',
      'http-503-windows-auth',
    ],
    verified: false,
  },
  'http-503-windows-auth': { ...POLICY, docUrl: PAGES.poolCrash, resolutions: ['http-503-windows-auth'], verified: false },
  'verifyrequest-403-16': {
    ...POLICY,
    docUrl: PAGES.policyModuleCalls,
    resolutions: ['verifyrequest-403-16', 'http-503-intermediate-in-root'],
    verified: true,
  },
  'verifyrequest-403-eku': {
    ...POLICY,
    docUrl: PAGES.clientCertificate,
    resolutions: ['verifyrequest-403-eku'],
    verified: true,
  },
  'verifyrequest-500-temp': {
    ...POLICY,
    docUrl: PAGES.verifyRequest500,
    resolutions: ['verifyrequest-500-temp', 'crp-invalid-handle'],
    verified: true,
  },
  'verifyrequest-failed': {
    ...POLICY,
    docUrl: PAGES.challengeFalse,
    resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle', 'subject-mismatch', 'challenge-expired'],
    verified: true,
  },
  'notify-failed': {
    ...POLICY,
    step: 6,
    severity: 'warning',
    docUrl: PAGES.reportingEntries,
    resolutions: ['reporting-stuck'],
    verified: true,
  },
} as const satisfies Readonly<Record<string, HttpRuleInfo>>;

/** Who asks: the same cause is reported by another rule, or by none. */
export type Asker = 'device' | 'VerifyRequest' | 'Notify' | 'admin';

/** What a cause has of its own: rule, advice, page, and what its words rest on. */
export interface HttpCauseInfo extends Partial<HttpRuleInfo> {
  /** One for all who ask, or one each; nobody is told of what has none. */
  readonly rule: HttpRule | Readonly<Partial<Record<Asker, HttpRule>>>;
}

export type HttpCause = keyof typeof HTTP_CAUSES;

const CERTIFICATE = 'verifyrequest-403-eku';
const NOT_FOUND = { device: 'http-404-scep-path', VerifyRequest: 'http-404-scep-path', Notify: 'http-404-scep-path' } as const;
const BY_ASKER = { device: 'http-error-on-scep', VerifyRequest: 'verifyrequest-failed' } as const;
const FAILED = { device: 'http-500-ndes', admin: 'http-500-ndes', VerifyRequest: 'verifyrequest-failed' } as const;
const OVERLOADED = ['ndes-overloaded', 'verify-ndes-configuration'] as const;
/** What pairs a status with a fault of SCEP, and stands on no page. */
const DERIVED = { verified: false, basis: 'derived' } as const;

/** Every cause that an HTTP exchange can have, with the advice that fits it, whichever rule reports it. */
export const HTTP_CAUSES = {
  // answered as it should be, and yet often asked about
  healthy: { rule: {}, resolutions: ['http-403-healthy'], docUrl: PAGES.testUrl, verified: true },
  // answered, but not as this operation should be
  'ndes-page': { rule: 'general-ndes-page' },
  'answered-oddly': { rule: { device: 'http-error-on-scep' } },
  'challenge-not-confirmed': {
    rule: 'verifyrequest-failed',
    resolutions: ['verifyrequest-unexpected-status', 'challenge-false-signing-cert', 'subject-mismatch', 'challenge-expired'],
    ...DERIVED,
  },
  'report-not-taken': { rule: 'notify-failed' },
  redirected: {
    rule: { device: 'http-401-302-sign-in' },
    resolutions: ['http-preauthentication', 'jscep-html-instead-of-scep'],
    ...DERIVED,
  },
  // refused
  'credentials-demanded': { rule: { device: 'http-401-302-sign-in' }, resolutions: ['http-preauthentication'] },
  'administrator-sign-in': { rule: {}, resolutions: ['admin-page-sign-in', 'spn-missing'], docUrl: PAGES.status401, ...DERIVED },
  'windows-authentication': { rule: 'http-503-windows-auth' },
  'https-required': {
    rule: { device: 'http-403-scep', VerifyRequest: 'http-403-scep', Notify: 'http-403-scep' },
    resolutions: ['http-403-ssl-required'],
    verified: true,
  },
  'client-certificate-demanded': { rule: { device: 'http-403-scep' }, resolutions: ['http-403-client-certificate'] },
  'scep-refused': { rule: { device: 'http-403-scep' } },
  'policy-certificate-untrusted': { rule: 'verifyrequest-403-16' },
  'policy-certificate-refused': { rule: CERTIFICATE },
  'policy-certificate-not-sent': { rule: CERTIFICATE, resolutions: ['verifyrequest-403-7', 'verifyrequest-403-eku'] },
  'policy-certificate-revoked': {
    rule: CERTIFICATE,
    resolutions: ['verifyrequest-403-13', 'http-503-crl'],
    docUrl: PAGES.status403,
    ...DERIVED,
  },
  'policy-certificate-expired': {
    rule: CERTIFICATE,
    resolutions: ['verifyrequest-403-17', 'http-503-ndespolicy-cert-expired', 'plugin-stops-after-renewal'],
  },
  'policy-certificate-page': {
    rule: CERTIFICATE,
    resolutions: [
      'verifyrequest-403-16',
      'verifyrequest-403-eku',
      'verifyrequest-403-7',
      'verifyrequest-403-13',
      'verifyrequest-403-17',
    ],
    docUrl: PAGES.policyModuleCalls,
  },
  // not taken
  'url-too-long': { rule: 'http-414-long-url' },
  'query-too-long': { rule: 'http-414-long-url' },
  'header-too-long': { rule: 'http-414-long-url' },
  'request-maybe-too-long': { rule: 'http-414-long-url' },
  'request-probably-too-long': { rule: 'http-414-long-url', ...DERIVED },
  'isapi-restriction': { rule: 'http-404-2-isapi' },
  'scep-missing': { rule: NOT_FOUND, resolutions: ['http-404-scep-missing', 'verify-ndes-configuration'] },
  'registration-point-missing': { rule: NOT_FOUND, resolutions: ['verifyrequest-404'], docUrl: PAGES.connectorSetup, step: 3 },
  'verb-denied': { rule: NOT_FOUND, resolutions: ['http-404-6-verb'] },
  'escaped-twice': { rule: NOT_FOUND, resolutions: ['http-404-11-double-escape'] },
  'not-found': { rule: NOT_FOUND },
  // the server failed
  impersonation: { rule: 'iis-500-1346-impersonation' },
  'configuration-unreadable': {
    rule: FAILED,
    resolutions: ['http-500-19-permission'],
    docUrl: PAGES.configurationUnreadable,
    verified: true,
  },
  'configuration-invalid': {
    rule: FAILED,
    resolutions: ['http-500-19-configuration'],
    docUrl: PAGES.configurationInvalid,
    verified: true,
  },
  'server-busy': { rule: FAILED, resolutions: OVERLOADED, docUrl: PAGES.status500, verified: true },
  'failed-with-error': { rule: { ...FAILED, VerifyRequest: 'verifyrequest-500-temp' }, ...DERIVED },
  'ndes-failed': {
    rule: FAILED,
    resolutions: ['http-500-service-account', 'http-500-ra-certs-expired', 'ndes-start-0x80070057', 'ndes-handler-mappings'],
  },
  'registration-point-failed': { rule: 'verifyrequest-500-temp' },
  'server-error': { rule: FAILED, docUrl: PAGES.status500 },
  'bad-gateway': { rule: 'gateway-timeout', resolutions: ['bad-gateway', 'no-request-in-iis'], docUrl: PAGES.status502 },
  'gateway-timeout': { rule: 'gateway-timeout' },
  'pool-stopped': { rule: 'http-503-app-pool' },
  unavailable: {
    rule: 'http-503-app-pool',
    resolutions: ['http-503-app-pool', 'ndes-overloaded', 'no-request-in-iis'],
    docUrl: PAGES.status503,
  },
  'request-limit': { rule: 'http-503-app-pool', resolutions: OVERLOADED, docUrl: PAGES.status503, ...DERIVED },
  'queue-full': { rule: 'http-503-app-pool', resolutions: OVERLOADED, docUrl: PAGES.status503, ...DERIVED },
  'other-error': { rule: BY_ASKER },
  // http.sys ended it
  'pool-unavailable': { rule: 'http-503-app-pool' },
  'pool-crowded': {
    rule: 'http-503-app-pool',
    resolutions: ['ndes-overloaded', 'http-503-crl', 'http-503-ndespolicy-cert-expired', 'verify-ndes-configuration'],
    docUrl: PAGES.httpApiErrors,
  },
  'too-long-for-http-sys': { rule: 'http-414-long-url' },
  'unreadable-for-http-sys': { rule: 'http-error-on-scep' },
  'never-answered': { rule: 'http-no-answer' },
  'client-certificate-not-negotiated': { rule: 'http-no-answer', resolutions: ['verifyrequest-403-7', 'http-503-crl'] },
  'connections-refused': { rule: 'http-no-answer', resolutions: OVERLOADED },
} as const satisfies Readonly<Record<string, HttpCauseInfo>>;

/** The rule that reports a cause to whoever asked; undefined where none does. */
export function ruleOf(cause: HttpCause, asker: Asker): HttpRule | undefined {
  const { rule }: HttpCauseInfo = HTTP_CAUSES[cause];
  return typeof rule === 'string' ? rule : rule[asker];
}

/** All advice that a rule may give: its own, then that of its causes. */
export function adviceOfRule(rule: HttpRule): readonly string[] {
  const causes = Object.values<HttpCauseInfo>(HTTP_CAUSES).filter(({ rule: of }) =>
    typeof of === 'string' ? of === rule : Object.values(of).includes(rule),
  );
  return [...new Set([...HTTP_RULES[rule].resolutions, ...causes.flatMap(({ resolutions }) => resolutions ?? [])])];
}
