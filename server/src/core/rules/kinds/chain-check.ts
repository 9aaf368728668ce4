import { type ChainSide, chainCode, chainFailure, isOfServer, sideOf } from '../../judge/event/chain.ts';
import { failureOf } from '../../judge/event/told.ts';
import type { NumberToken } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { type EventRuleSpec, eventRuleInfo } from './event-rule.ts';
import { judgedDraft } from './judged-draft.ts';

/** So many checks wait for the end of the log, which tells whether it is that of a server. */
const MAX_HELD = 1000;

/**
 * A rule on checks of CAPI2 that failed. lsass checks certificates for TLS on every computer: that it is the server, only another event of
 * the same log can show.
 */
export function chainRule(spec: EventRuleSpec): Rule {
  const draftOf = (code: NumberToken, side: ChainSide): readonly FindingDraft[] => {
    const told = chainFailure(code, side);
    return told && spec.causes.includes(told.cause) ? [judgedDraft(failureOf(told))] : [];
  };
  return {
    ...eventRuleInfo(spec),
    start(report) {
      const held: NumberToken[] = [];
      let onServer = false;
      return {
        see(event) {
          if (event.kind !== 'windows-event') return;
          onServer ||= isOfServer(event);
          const code = chainCode(event);
          const side = code && sideOf(event);
          if (!code || !side) return;
          if (side === 'unknown' && held.length < MAX_HELD) held.push(code);
          else draftOf(code, side).forEach(report);
        },
        end: () => held.flatMap((code) => draftOf(code, onServer ? 'server' : 'unknown')),
      };
    },
  };
}
