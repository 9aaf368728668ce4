import type { ErrorEvent, LogEvent } from '../../log/event.ts';

/** What an event of NDESPlugin.log is to a call of NDES into its policy module. */
export type PluginMoment = 'called' | 'sent' | 'verdict' | 'not-sent' | 'failed-exit' | 'done';

/** The moment of an event; undefined for one that is no part of a call. */
export function pluginMoment(event: LogEvent): PluginMoment | undefined {
  if (event.kind === 'http') return 'verdict';
  if (event.kind === 'error' && event.notation === 'windows-error') return isSendFailure(event) ? 'not-sent' : 'failed-exit';
  return event.kind === 'note' ? MOMENTS[event.note] : undefined;
}

/** True for `Failed to send http request /path`; the other errors are what the policy module returned to NDES. */
export function isSendFailure(event: ErrorEvent): boolean {
  return event.name.value.startsWith('/');
}

/** True where the event is about a report (step 6), not about a challenge (step 3). */
export function isNotify(event: ErrorEvent): boolean {
  return /(?:^|\/)notify/i.test(event.name.value);
}

const MOMENTS: Readonly<Record<string, PluginMoment>> = {
  'plugin-verify-called': 'called',
  'plugin-notify-called': 'called',
  'plugin-request-sent': 'sent',
  'plugin-challenge-confirmed': 'verdict',
  'plugin-challenge-refused': 'verdict',
  'plugin-challenge-unreadable': 'verdict',
  'plugin-verify-done': 'done',
  'plugin-notify-done': 'done',
};
