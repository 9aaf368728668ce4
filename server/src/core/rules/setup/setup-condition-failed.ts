import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const setupConditionFailed: Rule = {
  id: 'setup-condition-failed',
  title: msg('Connector setup: the server does not meet a condition'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-condition-failed', 'verify-ndes-configuration'],
  docUrl: PAGES.connectorPrerequisites,
  source:
    'wixtoolset/wix:src/burn/engine/engine.mc (the line) ; which conditions the setup of the connector has, and that it writes such a log: not confirmed',
  verified: false,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'note' || event.note !== 'setup-condition-failed') return;
      report({
        span: event.span,
        message: msg(
          'Setup ended before it began: this server does not meet one of its conditions, such as the version of Windows. The last line with "evaluates to false" says which.',
        ),
        short: msg('condition of setup not met'),
      });
    },
  }),
};
