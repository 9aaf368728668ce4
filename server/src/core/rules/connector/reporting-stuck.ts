import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { connectorCause } from '../../judge/cause/connector.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const reportingStuck = windowsRule({
  id: 'reporting-stuck',
  title: msg('The connector could not report the outcome to Intune'),
  severity: 'warning',
  step: 6,
  resolutions: ['reporting-stuck', 'setup-root-update'],
  docUrl: PAGES.stuckFiles,
  source: 'MEM:certificate-connector-overview ; CERT:troubleshoot-certificate-connector-events',
  verified: true,
  draft(event) {
    if (connectorCause(event)) return undefined;
    if (isEvent(event, 'connector', 4009)) {
      return {
        span: codeSpan(event),
        message: msg(
          'Intune could not be told the outcome of a request; the connector tries again. Only if event 4008 never follows does Intune show no certificate.',
        ),
        short: msg('not reported yet'),
        severity: 'information',
        group: '4009',
      };
    }
    const saved = isEvent(event, 'connector', 4010);
    if (!saved && !isEvent(event, 'connector', 4002) && !isEvent(event, 'legacy-connector', 20302, 20602)) return undefined;
    return {
      span: codeSpan(event),
      message: saved
        ? msg(
            'The connector could not even save the outcome to disk: Intune will never learn of this certificate. Check the free space and the rights of the service account.',
          )
        : msg(
            'Intune was not told the outcome. The device may have its certificate although Intune shows none; check the connector service and its way to Intune.',
          ),
      short: saved ? msg('outcome lost') : msg('outcome not reported'),
      group: event.eventId.text,
    };
  },
});
