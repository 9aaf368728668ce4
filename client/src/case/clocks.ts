import * as vscode from 'vscode';
import type { CaseClockRow, CaseSummaryAnswer, SetClockParams } from '../../../server/src/protocol/case.ts';
import { askExplained, type Choice, command, complain, inform, pick, type Shown, say, shown } from '../window/index.ts';
import type { ClockMemory } from './clock-memory.ts';
import { aheadWords, secondsAhead } from './clock-words.ts';
import type { CaseSession } from './session.ts';

/** The command "Set Clock of Log…": takes, refuses or replaces the clock that the lines of the case propose for a log. */
export function registerClocks(session: CaseSession, clocks: ClockMemory): vscode.Disposable {
  const set = async (params: SetClockParams, said: Shown): Promise<void> => {
    const before = clocks.of(params.uri);
    const wrong = await clocks.set(params);
    if (wrong !== null) return complain(shown(wrong));
    const undo = say('Undo');
    if ((await inform(said, undo)) === undo) await clocks.set({ uri: params.uri, clock: before });
  };
  return command('scepLogInspector.setClock', async (argument?: unknown) => {
    const summary = await session.summary();
    if (!summary || summary.clocks.length === 0) {
      void inform(say('No log with a clock is known in this window yet. Open the folder of the case first.'));
      return;
    }
    const row = rowNamed(summary, argument) ?? (await askLog(summary));
    const clock = row && (await askClock(row, nameIn(summary, row)));
    if (clock) void set({ uri: row.uri, clock }, doneWords(clock, nameIn(summary, row)));
  });
}

/** The log of a row of the tree, or the one in front. */
function rowNamed({ clocks }: CaseSummaryAnswer, argument: unknown): CaseClockRow | undefined {
  const given = typeof argument === 'object' && argument !== null && 'uri' in argument ? String(argument.uri) : undefined;
  const uri = given ?? vscode.window.activeTextEditor?.document.uri.toString();
  return clocks.find((clock) => clock.uri === uri);
}

function nameIn({ logs }: CaseSummaryAnswer, { uri }: CaseClockRow): string {
  return logs.find((log) => log.uri === uri)?.name ?? uri;
}

async function askLog(summary: CaseSummaryAnswer): Promise<CaseClockRow | undefined> {
  const rows = summary.clocks.map((clock) => ({
    label: shown(nameIn(summary, clock)),
    description: shown(clock.text),
    clock,
  }));
  const picked = await pick(rows, { title: say('Set Clock of Log'), placeHolder: say('The clock of which log is wrong?') });
  return picked?.clock;
}

type Clock = SetClockParams['clock'];

async function askClock(row: CaseClockRow, name: string): Promise<Clock | undefined> {
  const rows: readonly (Choice & { readonly kind: Clock['kind'] })[] = [
    {
      kind: 'proposed',
      label: row.set === undefined ? say('Keep what is proposed') : say('Take what is proposed'),
      detail: row.set === undefined ? shown(row.text) : say('By the lines that this log shares with others'),
    },
    { kind: 'offset', label: say('Set by hand…'), detail: say('Ahead of UTC: +02:00, or -3 s for a clock that is slow') },
    { kind: 'refused', label: say('Refuse: take times as written'), detail: say('Nothing is added to the times of this log') },
  ];
  const picked = await pick(rows, { title: say('Clock of {0}', name), placeHolder: shown(row.text) });
  if (!picked || (picked.kind === 'proposed' && row.set === undefined)) return undefined;
  if (picked.kind !== 'offset') return { kind: picked.kind };
  const now = aheadWords(row.offsetMinutes * 60 + row.skewSeconds);
  const title = say('Clock of {0}', name);
  const prompt = say('How far its written times are ahead of UTC: +02:00, -05:30, +00:00:03, -3 s');
  const text = await askExplained(title, prompt, shown(now), async (typed) =>
    secondsAhead(typed) === undefined ? say('Write it as +02:00 or -3 s, at most 24 hours.') : undefined,
  );
  const seconds = text === undefined ? undefined : secondsAhead(text);
  if (text !== undefined && seconds === undefined) complain(say('{0} is no clock: write it as +02:00 or -3 s.', text));
  return seconds === undefined ? undefined : { kind: 'offset', seconds };
}

function doneWords(clock: Clock, name: string): Shown {
  switch (clock.kind) {
    case 'offset':
      return say('The clock of {0} counts as {1} now.', name, aheadWords(clock.seconds));
    case 'refused':
      return say('The times of {0} count as they are written now.', name);
    case 'proposed':
      return say('The clock of {0} counts as proposed now.', name);
  }
}
