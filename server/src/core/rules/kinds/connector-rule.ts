import { type ConnectorCause, connectorCause, connectorSpan } from '../../judge/cause/connector.ts';
import { CONNECTOR_CAUSES } from '../../judge/cause/connector-words.ts';
import type { Rule } from '../engine/model.ts';

export type ConnectorRuleSpec = Pick<Rule, 'title' | 'source'> & { readonly id: ConnectorCause };

/** A rule for one cause that the connector names in its traces (until 2021) or in its events. */
export function connectorRule(spec: ConnectorRuleSpec): Rule {
  const { message, short, ...info } = CONNECTOR_CAUSES[spec.id];
  return {
    ...info,
    ...spec,
    formats: ['svclog', 'windows-event-log'],
    start: (report) => ({
      see(event) {
        if (connectorCause(event) === spec.id) report({ span: connectorSpan(event), message, short, group: spec.id });
      },
    }),
  };
}
