import { type ConnectorCause, connectorCause, connectorSpan } from '../../judge/cause/connector.ts';
import type { LogEvent } from '../../log/event.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

export type ConnectorRuleSpec = Omit<Rule, 'id' | 'start' | 'formats'> & {
  readonly id: ConnectorCause;
  draft(event: LogEvent): Omit<FindingDraft, 'span'>;
};

/** A rule for one cause that the connector names in its traces (until 2021) or in its events. */
export function connectorRule(spec: ConnectorRuleSpec): Rule {
  const { draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['svclog', 'windows-event-log'],
    start: (report) => ({
      see(event) {
        if (connectorCause(event) === spec.id) report({ span: connectorSpan(event), ...draft(event) });
      },
    }),
  };
}
