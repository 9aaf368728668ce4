import { PAGES } from '../../facts/pages.ts';
import { detached } from '../../text/detach.ts';
import { msg } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule, SeenLog } from '../model.ts';

/** Minutes in which a certificate moves on by itself, and minutes after which somebody should look. */
const PATIENCE_MINUTES = 10;
const LONG_MINUTES = 60;

export const androidStateStalled: Rule = {
  id: 'android-state-stalled',
  title: msg('A certificate waits in one state'),
  severity: 'information',
  step: 5,
  formats: ['android-omadm-log'],
  resolutions: ['delivery-android-prompt', 'android-state-stalled'],
  docUrl: PAGES.delivery,
  source: 'CERT:troubleshoot-scep-certificate-delivery (order of the states, prompt) ; time limits: derived',
  verified: true,
  start() {
    const latest = new Map<string, Waiting>();
    return {
      see(event, record) {
        if (event.kind !== 'state') return;
        latest.set(detached(`${event.machine} ${event.alias.value}`), {
          state: detached(event.to.value),
          span: event.to.span,
          ms: record.time?.epochMs,
        });
      },
      end: (_attempts, log) => [...latest.values()].flatMap((waiting) => stalled(waiting, log)),
    };
  },
  fires: [
    {
      title: 'the user did not confirm',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
                           	    	     	                                                                                     	     	 	                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^ android-state-stalled
2024-05-01T06:46:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'some minutes',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_INSTALLING to CERT_ACCESS_REQUESTED
                           	    	     	                                                                                     	     	 	                                                                                                             ^^^^^^^^^^^^^^^^^^^^^ android-state-stalled
2024-05-01T05:36:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
  quiet: [
    {
      title: 'the certificate is ready',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED
2024-05-01T06:46:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'the root is ready',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeRootCertInstallStateMachine	18327	0	Root cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_INSTALLING to CERT_INSTALL_SUCCESS
2024-05-01T06:46:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'the log ends a moment later',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
2024-05-01T05:17:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
};

interface Waiting {
  readonly state: string;
  readonly span: Span;
  readonly ms: number | undefined;
}

/** States in which something must still happen. */
const WAITING: ReadonlySet<string> = new Set([
  'CERT_ENROLLED',
  'CERT_INSTALL_REQUESTED',
  'CERT_INSTALLING',
  'CERT_ACCESS_REQUESTED',
]);

function stalled({ state, span, ms }: Waiting, { endMs: end }: SeenLog): readonly FindingDraft[] {
  if (!WAITING.has(state) || ms === undefined || end === undefined) return [];
  const minutes = Math.floor((end - ms) / 60_000);
  if (minutes < PATIENCE_MINUTES) return [];
  return [
    {
      span,
      severity: minutes >= LONG_MINUTES ? 'warning' : 'information',
      message: msg(
        'The certificate is still in {0} when the log ends, {1} minutes later. Usually the user has not confirmed the notification on the device.',
        state,
        minutes,
      ),
      short: msg('waits for {0} minutes', minutes),
    },
  ];
}
