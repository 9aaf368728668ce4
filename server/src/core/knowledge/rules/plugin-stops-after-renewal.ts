import { PAGES } from '../../facts/pages.ts';
import type { NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/message.ts';
import { perThread } from '../engine/kinds/per-thread.ts';
import { pluginMoment } from '../engine/kinds/plugin-event.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const pluginStopsAfterRenewal: Rule = {
  id: 'plugin-stops-after-renewal',
  title: msg('NDESPlugin.log stops at "Sending request to certificate registration point."'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['plugin-stops-after-renewal', 'http-503-ndespolicy-cert-expired', 'verifyrequest-403-7'],
  docUrl: PAGES.clientCertificate,
  source: 'CERT:cannot-assign-scep-certificates',
  verified: true,
  start() {
    const threads = perThread<Waiting>(() => ({ sent: undefined, refused: false, unanswered: [] }));
    return {
      see(event) {
        // The certificate of IIS was refused: that is the reason, and it has a rule of its own.
        if (event.kind === 'note' && event.note === 'plugin-tls-fault') threads.of(event).refused = true;
        const moment = pluginMoment(event);
        if (!moment || moment === 'called') return;
        const thread = threads.of(event);
        thread.refused = false;
        if (moment === 'sent') {
          if (thread.sent && thread.unanswered.length < MAX_KEPT) thread.unanswered.push(thread.sent);
          thread.sent = event.kind === 'note' ? event : undefined;
          return;
        }
        // Without threads, calls may interleave: a verdict too many belongs to a request that seemed unanswered.
        if (!thread.sent && (moment === 'verdict' || moment === 'not-sent')) thread.unanswered.pop();
        thread.sent = undefined;
      },
      end: () =>
        threads
          .all()
          .flatMap(({ sent, refused, unanswered }) => [
            ...unanswered.map((event): FindingDraft => ({ span: event.span, ...ANSWER_MISSING })),
            ...(sent && !refused ? [{ span: sent.span, ...LOG_ENDS }] : []),
          ]),
    };
  },
  fires: [
    {
      title: 'the log ends there',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns true
Exiting VerifyRequest with 0x0
Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x0
Calling VerifyRequest ...
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal`,
    },
    {
      title: 'call after call',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal
Calling VerifyRequest ...
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal`,
    },
    {
      title: 'one thread of two',
      format: 'ndes-plugin-log',
      text: `<![LOG[Calling VerifyRequest ...]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
<![LOG[Sending request to certificate registration point.]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal
<![LOG[Calling VerifyRequest ...]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Sending request to certificate registration point.]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Verify challenge returns true]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Exiting VerifyRequest with 0x0]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">`,
    },
  ],
  quiet: [
    {
      title: 'all is well',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns true
Exiting VerifyRequest with 0x0
Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x0`,
    },
    {
      title: 'two calls at once, both answered',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Calling VerifyRequest ...
Sending request to certificate registration point.
Sending request to certificate registration point.
Verify challenge returns true
Verify challenge returns true
Exiting VerifyRequest with 0x0
Exiting VerifyRequest with 0x0`,
    },
    {
      title: 'no connection, which has a rule of its own',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12029
                                                                                         ^^^^^ ndesplugin-send-failed`,
    },
    {
      title: 'the log ends before the call',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...`,
    },
  ],
};

interface Waiting {
  sent: NoteEvent | undefined;
  readonly unanswered: NoteEvent[];
  refused: boolean;
}

const MAX_KEPT = 500;

const ANSWER_MISSING = {
  message: msg(
    'The registration point was called and never answered: the next call begins without a verdict. Most often the client certificate of the policy module has expired or was renewed, and NDESCertThumbprint still names the old one.',
  ),
  short: msg('no answer of the registration point'),
};
const LOG_ENDS = {
  severity: 'warning',
  message: msg(
    'The log ends while the registration point is called. If more lines do not follow within two minutes, the call hangs: most often the client certificate of the policy module has expired, and NDESCertThumbprint still names it.',
  ),
  short: msg('log ends without an answer'),
} as const;
