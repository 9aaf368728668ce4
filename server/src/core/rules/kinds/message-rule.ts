import type { Evidence, Severity } from '../../log/finding.ts';
import type { LanguageId } from '../../log/model.ts';
import type { CheckedMessage } from '../../messages/model.ts';
import type { PkiMessage } from '../../scep/index.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** The logs that hold SCEP messages. */
export const MESSAGE_FORMATS: readonly LanguageId[] = ['iis-w3c-log', 'android-omadm-log', 'ios-console-log'];

/** So much of a message is marked. */
const MARKED = 24;

/** What a rule makes of one of the conclusions that checking a message draws (`MessageFinding.id`). Its words are taken over. */
export interface Conclusion {
  readonly short: Sentence;
  /** Default: what the check says. */
  readonly severity?: Severity;
  readonly resolutions?: readonly string[];
}

/** A rule that checking a message proves: everything of a rule but how it runs. */
export type MessageRuleSpec = Omit<Rule, 'start' | 'formats'> & {
  /** By the id of the conclusion. */
  readonly conclusions: Readonly<Record<string, Conclusion>>;
  /** Findings with the same group are one cause; default: the id of the conclusion. */
  group?(message: CheckedMessage): string;
  evidence?(message: CheckedMessage): readonly Evidence[];
};

/** One finding for each place of a message that the rule objects to; of several conclusions the first, which is the worst. */
export function messageRule(spec: MessageRuleSpec): Rule {
  const { conclusions, group, evidence, ...rule } = spec;
  const draftsOf = (message: CheckedMessage): readonly FindingDraft[] => {
    const found = message.findings().find(({ id }) => Object.hasOwn(conclusions, id));
    const conclusion = found && conclusions[found.id];
    if (!conclusion) return [];
    return message.spans.map((span) => ({
      severity: found.severity,
      ...conclusion,
      span: markOf(span),
      message: found.message,
      group: group?.(message) ?? found.id,
      evidence: evidence?.(message) ?? [],
    }));
  };
  return {
    ...rule,
    formats: MESSAGE_FORMATS,
    start: () => ({ end: (_attempts, _log, messages) => messages.flatMap(draftsOf) }),
  };
}

/** An answer (CertRep) that stands in a log. */
export interface Answer {
  readonly reply: PkiMessage;
  readonly spans: readonly Span[];
  /** The line of its request. */
  readonly evidence: readonly Evidence[];
}

/** The answers with this pkiStatus (RFC 8894 3.2.1.3). */
export function answers(messages: readonly CheckedMessage[], pkiStatus: number): readonly Answer[] {
  return messages.flatMap((message) => {
    const { decoded, spans } = message;
    if (decoded.kind !== 'pki-message' || decoded.message.pkiStatus?.value !== pkiStatus) return [];
    return [{ reply: decoded.message, spans, evidence: requestOf(message) }];
  });
}

/** The line of the request that an answer belongs to. */
export function requestOf({ request }: CheckedMessage): readonly Evidence[] {
  return request ? [{ span: request, message: msg('The request') }] : [];
}

/** The beginning of a message: all of it would be thousands of characters. */
export function markOf({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + MARKED) };
}
