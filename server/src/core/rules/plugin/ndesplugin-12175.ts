import { winHttpFlags } from '../../facts/codes/connector.ts';
import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import { isNotify, isSendFailure, pluginMoment } from '../../judge/cause/plugin.ts';
import type { NoteEvent } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { perThread } from '../kinds/per-thread.ts';
import { CHANNEL_ERROR, TLS_ERRORS } from '../kinds/winhttp.ts';

export const ndesplugin12175: Rule = {
  id: 'ndesplugin-12175',
  title: msg('NDESPlugin.log: TLS with IIS fails, mostly for its certificate (12175 and its kin)'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['ndesplugin-12175', 'ndesplugin-tls'],
  docUrl: PAGES.pluginError12175,
  source:
    'CERT:troubleshoot-scep-certificate-ndes-policy-module ; WIN32:WinHttp/error-messages ; other flags than CERT_CN_INVALID: derived',
  verified: true,
  start(report) {
    const faults = perThread<NoteEvent[]>(() => []);
    return {
      see(event) {
        const seen = faults.of(event);
        if (event.kind === 'note' && event.note === 'plugin-tls-fault' && seen.length < MAX_FAULTS) seen.push(event);
        const moment = pluginMoment(event);
        if (event.kind === 'error' && event.code && isSendFailure(event) && TLS_ERRORS.has(event.code.value)) {
          const step = isNotify(event) ? 6 : 3;
          report({ span: event.code.span, step, ...draftOf(event.code.value, seen) });
        }
        if (moment) seen.length = 0;
      },
      // A flag that no error follows: the log ends here, or was cut.
      end: () =>
        faults.all().flatMap((seen) => {
          const last = seen.at(-1);
          return last ? [{ ...draftOf(undefined, seen), span: last.span, evidence: [] }] : [];
        }),
    };
  },
};

const MAX_FAULTS = 8;
const NAME_MISMATCH = 12038;
const CN_INVALID = 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID';

function draftOf(code: number | undefined, faults: readonly NoteEvent[]): Omit<FindingDraft, 'span'> {
  const names = faults.map((fault) => fault.subject?.value ?? '');
  const evidence = faults.map(({ span, subject }) => ({
    span,
    message: winHttpFlags.get(subject?.value.toLowerCase() ?? '')?.meaning ?? msg('A fault that no source of ours describes.'),
  }));
  if (code === NAME_MISMATCH || names.includes(CN_INVALID)) {
    return {
      message: msg(
        'The policy module refuses the certificate of IIS: it does not hold the name that the policy module calls. No challenge is checked. Issue a certificate that names the external and the internal name of the server.',
      ),
      short: msg('certificate of IIS lacks the internal name'),
      evidence,
    };
  }
  if (code === CHANNEL_ERROR && faults.length === 0) {
    return {
      message: msg(
        'TLS between the policy module and IIS failed (12157), and nothing says that the certificate is why: often no TLS version or cipher fits both. No challenge is checked. Schannel events of this time in the System log name the reason.',
      ),
      short: msg('TLS with IIS failed (12157)'),
      resolutions: ['ndesplugin-tls', 'ndesplugin-no-connection'],
      group: String(code),
    };
  }
  return {
    message: msg(
      'The policy module refuses the certificate of IIS: {0} No challenge is checked, so no certificate is issued.',
      reasonOf(code, names),
    ),
    short: msg('certificate of IIS refused'),
    evidence,
    resolutions: ['ndesplugin-tls', 'ndesplugin-12175'],
    group: `${code ?? ''} ${names.join(' ')}`,
  };
}

function reasonOf(code: number | undefined, names: readonly string[]): Sentence {
  const flag = names.map((name) => winHttpFlags.get(name.toLowerCase())).find((known) => known !== undefined);
  return flag?.meaning ?? (code === undefined ? undefined : describeWin32(code)?.meaning) ?? msg('unknown.');
}
