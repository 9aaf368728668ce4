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
  'http-404-2-isapi': { ...STATUS, resolutions: ['http-404-2-isapi'], verified: true },
  'http-404-scep-path': { ...STATUS, resolutions: ['verify-ndes-configuration'], verified: false },
  'http-403-scep': { ...STATUS, resolutions: ['verify-ndes-configuration'], verified: false },
  'http-401-302-sign-in': { ...DEVICE, resolutions: ['spn-missing', 'jscep-html-instead-of-scep'], verified: false },
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
  'http-503-windows-auth': { ...POLICY, resolutions: ['http-503-windows-auth'], verified: false },
  'verifyrequest-403-16': {
    ...POLICY,
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

/** Every cause that an HTTP exchange can have. */
export const HTTP_CAUSES = {
  // answered, but not as this operation should be
  'ndes-page': { rule: 'general-ndes-page' },
  'answered-oddly': { rule: { device: 'http-error-on-scep' } },
  'challenge-not-confirmed': { rule: 'verifyrequest-failed' },
  'report-not-taken': { rule: 'notify-failed' },
  redirected: { rule: { device: 'http-401-302-sign-in', VerifyRequest: 'verifyrequest-failed' } },
  // refused
  'credentials-demanded': { rule: { device: 'http-401-302-sign-in' } },
  'administrator-sign-in': { rule: {} },
  'windows-authentication': { rule: 'http-503-windows-auth' },
  'https-required': { rule: { device: 'http-403-scep', VerifyRequest: 'http-403-scep', Notify: 'http-403-scep' } },
  'client-certificate-demanded': { rule: { device: 'http-403-scep' } },
  'scep-refused': { rule: { device: 'http-403-scep' } },
  'policy-certificate-untrusted': { rule: 'verifyrequest-403-16' },
  'policy-certificate-refused': { rule: CERTIFICATE },
  'policy-certificate-not-sent': { rule: CERTIFICATE },
  'policy-certificate-revoked': { rule: CERTIFICATE, resolutions: ['http-503-crl', 'verifyrequest-403-eku'] },
  'policy-certificate-expired': {
    rule: CERTIFICATE,
    resolutions: ['http-503-ndespolicy-cert-expired', 'verifyrequest-403-eku'],
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
  },
  // not taken
  'url-too-long': { rule: 'http-414-long-url' },
  'query-too-long': { rule: 'http-414-long-url' },
  'header-too-long': { rule: 'http-414-long-url' },
  'request-maybe-too-long': { rule: 'http-414-long-url' },
  'isapi-restriction': { rule: 'http-404-2-isapi' },
  'scep-missing': { rule: NOT_FOUND },
  'registration-point-missing': { rule: NOT_FOUND },
  'verb-denied': { rule: NOT_FOUND },
  'escaped-twice': { rule: NOT_FOUND },
  'not-found': { rule: NOT_FOUND },
  // the server failed
  impersonation: { rule: 'iis-500-1346-impersonation' },
  'configuration-invalid': { rule: FAILED },
  'failed-with-error': { rule: { ...FAILED, VerifyRequest: 'verifyrequest-500-temp' } },
  'ndes-failed': { rule: FAILED },
  'registration-point-failed': { rule: 'verifyrequest-500-temp' },
  'server-error': { rule: FAILED },
  'bad-gateway': { rule: 'gateway-timeout' },
  'gateway-timeout': { rule: 'gateway-timeout' },
  'pool-stopped': { rule: 'http-503-app-pool' },
  'request-limit': {
    rule: 'http-503-app-pool',
    resolutions: ['verify-ndes-configuration'],
    docUrl: PAGES.statusCodes,
  },
  'other-error': { rule: BY_ASKER },
  // http.sys ended it
  'pool-unavailable': { rule: 'http-503-app-pool' },
  'pool-crowded': {
    rule: 'http-503-app-pool',
    resolutions: ['http-503-crl', 'http-503-ndespolicy-cert-expired', 'verify-ndes-configuration'],
  },
  'too-long-for-http-sys': { rule: 'http-414-long-url' },
  'unreadable-for-http-sys': { rule: 'http-error-on-scep' },
  'never-answered': { rule: 'http-no-answer' },
  'client-certificate-not-negotiated': { rule: 'http-no-answer', resolutions: ['verifyrequest-403-7', 'http-503-crl'] },
  'connections-refused': { rule: 'http-no-answer', resolutions: ['verify-ndes-configuration'] },
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
