import { PAGES } from '../../facts/pages.ts';
import type { FlowStep, Severity } from '../../log/finding.ts';
import type { Proven } from '../../text/proof.ts';

/** What a cause has, whichever event shows it: its rule, advice, page, and what its words rest on. */
export interface EventCauseInfo extends Proven {
  /** The rule that reports it. */
  readonly rule: string;
  readonly step: FlowStep;
  readonly severity: Severity;
  /** Ids, the likeliest first. */
  readonly resolutions: readonly string[];
  readonly docUrl: string;
}

export type EventCause = keyof typeof EVENT_CAUSES;

const NDES = { step: 2, severity: 'error', verified: true } as const;
const POLICY = { step: 3, severity: 'error', verified: true } as const;
const CA = { step: 4, severity: 'error', verified: true } as const;
/** Checks of CAPI2: whose certificate it is, the check alone does not say. */
const CHAIN = { step: 2, severity: 'warning', verified: true } as const;
const CONNECTOR = { step: 6, severity: 'error', verified: true } as const;
const DEVICE = { step: 5, severity: 'error', docUrl: PAGES.deliveryOnWindows, verified: true } as const;

const POOL_ADVICE = [
  'http-503-app-pool',
  'http-503-intermediate-in-root',
  'http-503-crl',
  'http-503-windows-auth',
  'http-503-ndespolicy-cert-expired',
] as const;
const POOL = { ...NDES, rule: 'http-503-app-pool', docUrl: PAGES.unavailable, resolutions: POOL_ADVICE } as const;
const REFUSED = {
  ...CA,
  rule: 'ca-refuses-request',
  docUrl: PAGES.template,
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template'],
} as const;
const NOT_REPORTED = {
  ...CONNECTOR,
  rule: 'reporting-stuck',
  severity: 'warning',
  docUrl: PAGES.stuckFiles,
  resolutions: ['reporting-stuck', 'setup-root-update'],
} as const;

/** Every cause that a Windows event can show by itself, or with those beside it. */
export const EVENT_CAUSES = {
  // NDES
  'message-unreadable': {
    ...NDES,
    rule: 'ndes-message-unreadable',
    severity: 'warning',
    resolutions: ['http-414-long-url', 'http-404-11-double-escape', 'no-request-in-iis'],
    docUrl: PAGES.callsInIis,
    verified: false,
  },
  'encrypted-for-another': {
    ...NDES,
    rule: 'ra-cert-mismatch-decrypt',
    resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
    docUrl: PAGES.callsInIis,
  },
  'challenge-refused': {
    ...POLICY,
    rule: 'ndes-challenge-refused',
    resolutions: ['challenge-expired', 'general-ndes-page', 'subject-mismatch'],
    docUrl: PAGES.policyModuleCalls,
  },
  'policy-module-not-started': {
    ...POLICY,
    rule: 'policy-module-not-started',
    resolutions: ['policy-module-silent', 'verify-ndes-configuration'],
    docUrl: PAGES.policyModuleCalls,
  },
  'ndes-error': {
    ...NDES,
    rule: 'ndes-event-error',
    severity: 'warning',
    resolutions: ['verify-ndes-configuration'],
    docUrl: PAGES.internalError,
  },
  // what decides for the CA
  'template-unsupported': {
    ...CA,
    rule: 'ca-0x80094800-template',
    resolutions: ['ca-0x80094800-template', 'ca-refuses-request'],
    docUrl: PAGES.template,
  },
  'ca-refused': REFUSED,
  'ca-refused-without-reason': { ...REFUSED, resolutions: ['ca-0x80094800-template', 'ca-refuses-request'] },
  'ca-denied': {
    ...CA,
    rule: 'ca-event',
    resolutions: ['ca-refuses-request', 'ca-0x80094800-template'],
    docUrl: PAGES.caEvents,
  },
  // what runs NDES and the registration point
  'pool-off': POOL,
  'pool-off-heap': { ...POOL, resolutions: ['verifyrequest-500-temp', ...POOL_ADVICE] },
  'worker-crashed': POOL,
  'pool-not-started': { ...POOL, resolutions: ['http-503-app-pool', 'http-503-logon-right', 'http-503-intermediate-in-root'] },
  'pool-account': {
    ...NDES,
    rule: 'http-503-logon-right',
    resolutions: ['http-503-logon-right', 'http-500-service-account', 'http-503-app-pool'],
    docUrl: PAGES.configure,
  },
  'registration-point-not-compiled': {
    ...POLICY,
    rule: 'verifyrequest-500-temp',
    resolutions: ['verifyrequest-500-temp'],
    docUrl: PAGES.verifyRequest500,
  },
  // checks of certificates
  'revocation-unknown': {
    ...CHAIN,
    rule: 'http-503-crl',
    resolutions: ['http-503-crl', 'verifyrequest-403-13'],
    docUrl: PAGES.poolCrash,
  },
  'certificate-expired': {
    ...CHAIN,
    rule: 'http-503-ndespolicy-cert-expired',
    resolutions: ['http-503-ndespolicy-cert-expired', 'plugin-stops-after-renewal', 'http-500-ra-certs-expired'],
    docUrl: PAGES.clientCertificate,
  },
  'root-untrusted': {
    ...CHAIN,
    rule: 'windows-after-ca-renewal',
    resolutions: ['windows-after-ca-renewal', 'windows-hash-value'],
    docUrl: PAGES.caRenewal,
  },
  // the connector
  'challenge-not-confirmed': {
    ...POLICY,
    rule: 'connector-verify-failed',
    resolutions: ['subject-mismatch', 'challenge-expired', 'challenge-false-signing-cert', 'crp-invalid-handle'],
    docUrl: PAGES.connector,
  },
  'outcome-waits': { ...NOT_REPORTED, severity: 'information' },
  'outcome-not-reported': NOT_REPORTED,
  'outcome-lost': NOT_REPORTED,
  // a Windows device
  'profile-refused': {
    ...DEVICE,
    rule: 'windows-306-not-success',
    step: 1,
    resolutions: ['windows-306-not-success', 'profile-variable-unsupported'],
    docUrl: PAGES.profileOnWindows,
  },
  'wrong-ca-in-profile': {
    ...DEVICE,
    rule: 'windows-hash-value',
    step: 2,
    resolutions: ['windows-hash-value', 'windows-after-ca-renewal'],
    docUrl: PAGES.scepProfile,
  },
  'server-chain-untrusted': {
    ...DEVICE,
    rule: 'windows-after-ca-renewal',
    step: 2,
    resolutions: ['windows-after-ca-renewal', 'windows-hash-value', 'delivery-windows'],
    docUrl: PAGES.caRenewal,
  },
  'tls-failed': {
    ...DEVICE,
    rule: 'windows-tls-0x80072f8f',
    step: 2,
    resolutions: ['windows-tls-0x80072f8f', 'no-request-in-iis'],
    docUrl: PAGES.callsOfWindows,
  },
  'enrollment-failed': {
    ...DEVICE,
    rule: 'delivery-windows',
    resolutions: ['delivery-windows', 'windows-after-ca-renewal', 'ca-refuses-request'],
  },
  'scep-not-begun': {
    ...DEVICE,
    rule: 'windows-certenroll-failed',
    step: 2,
    resolutions: ['no-request-in-iis', 'windows-tls-0x80072f8f', 'http-500-ra-certs-expired'],
  },
  'scep-refused': {
    ...DEVICE,
    rule: 'windows-certenroll-failed',
    step: 4,
    resolutions: ['ca-refuses-request', 'challenge-expired', 'delivery-windows'],
  },
} as const satisfies Readonly<Record<string, EventCauseInfo>>;
