/**
 * How much a finding says about why an enrollment failed.
 * `cause`: it names what is wrong; `place`: it says at which machine it went wrong; `symptom`: it says that it went wrong, seen from behind;
 * `context`: it is no reason by itself.
 */
export type Telling = 'cause' | 'place' | 'symptom' | 'context';

/** Findings that name no cause; all others do. A new rule that only tells where or that something failed belongs here. */
export const TELLING: Readonly<Record<string, Telling>> = {
  'ca-event': 'place',
  'ca-refuses-request': 'place',
  'challenge-refused': 'place',
  'connector-verify-failed': 'place',
  'crp-verify-failed': 'place',
  'gateway-timeout': 'place',
  'http-500-ndes': 'place',
  'http-error-on-scep': 'place',
  'http-no-answer': 'place',
  'issued-not-installed': 'place',
  'issued-not-reported': 'place',
  'jscep-http-status': 'place',
  'jscep-no-connection': 'place',
  'ndes-challenge-refused': 'place',
  'ndes-event-error': 'place',
  'ndes-message-unreadable': 'place',
  'ndesplugin-send-failed': 'place',
  'no-request-in-iis': 'place',
  'notify-failed': 'place',
  'pkioperation-no-verifyrequest': 'place',
  'plugin-verify-failed': 'place',
  'reporting-stuck': 'place',
  'verified-not-issued': 'place',
  'verifyrequest-403-eku': 'place',
  'verifyrequest-failed': 'place',
  'verifyrequest-no-notify': 'place',
  'android-enrollment-stops': 'symptom',
  'android-state-failed': 'symptom',
  'android-state-stalled': 'symptom',
  'delivery-windows': 'symptom',
  'iis-enrollment-stops': 'symptom',
  'ios-enrollment-stops': 'symptom',
  'ios-profile-rolled-back': 'symptom',
  'ios-scep-error': 'symptom',
  'ios-scep-error-key': 'symptom',
  'ios-scep-identity-failed': 'symptom',
  'ios-url-request-failed': 'symptom',
  'jscep-failed': 'symptom',
  'mac-scep-failed': 'symptom',
  'page-cant-be-displayed': 'symptom',
  'scep-reply-failure': 'symptom',
  'windows-306-not-success': 'symptom',
  'windows-certenroll-failed': 'symptom',
  'windows-enrollment-stops': 'symptom',
  'windows-never-started': 'symptom',
  'android-certificate-not-fitting': 'context',
  'certificate-without-sid': 'context',
  'jscep-capabilities-empty': 'context',
  'android-no-san': 'context',
  'mac-mdm-refused': 'context',
  'machine-clock-off': 'context',
  'retry-storm': 'context',
  'scep-message-weak-algorithm': 'context',
  'scep-signer-not-valid': 'context',
  'scep-signer-weak-key': 'context',
  'scep-signer-weak-signature': 'context',
  'scep-reply-pending': 'context',
};

const RANK = { cause: 0, place: 1, symptom: 2, context: 3 } as const satisfies Record<Telling, number>;

export function tellingOf(id: string): Telling {
  return TELLING[id] ?? 'cause';
}

export function rankOf(id: string): number {
  return RANK[tellingOf(id)];
}

/** Findings at a device that mean no more than: the answer was no certificate. The refusal came from policy module, NDES or CA. */
export const REFUSALS: ReadonlySet<string> = new Set([
  'delivery-windows',
  'ios-scep-error',
  'ios-scep-error-key',
  'ios-scep-identity-failed',
  'mac-scep-failed',
  'scep-reply-failure',
  'windows-certenroll-failed',
]);

/** Findings at a device that had its certificate and could not put it into place. */
export const INSTALLATION: ReadonlySet<string> = new Set([
  'ios-profile-error',
  'ios-profile-rolled-back',
  'android-state-failed',
]);
