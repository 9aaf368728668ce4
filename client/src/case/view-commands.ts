import * as vscode from 'vscode';
import type { EnrollmentAnswer } from '../../../server/src/protocol/case.ts';
import { type LogPlace, openPlace } from '../open/place.ts';
import { command, inform, mention, say } from '../window/index.ts';
import { keyIn, textMember } from './argument.ts';
import type { SelectedEnrollment } from './selection.ts';
import { enrollmentText } from './tree/copy-text.ts';
import { mainPlace } from './tree/evidence.ts';
import { filterFrom, NO_FILTER } from './tree/filter.ts';
import { askFilter } from './tree/filter-picker.ts';
import { OPEN_ENROLLMENT, OPEN_PLACE, SHOW_MORE } from './tree/nodes.ts';
import { askGrouping, isGrouping } from './tree/sight.ts';
import type { CaseViews } from './views.ts';

/** Commands about one enrollment take this; a row of the trees is one. Without it, the selected enrollment is meant. */
export interface EnrollmentArgument {
  readonly key?: string;
}

/** What can be done in the views of the case. */
export function registerViewCommands(views: CaseViews, selection: SelectedEnrollment): vscode.Disposable {
  const about = (argument: unknown): string | undefined => keyIn(argument) ?? selection.key;
  const answerAbout = async (argument: unknown): Promise<EnrollmentAnswer | undefined> => {
    const key = about(argument);
    const answer = key === undefined ? null : await views.known?.enrollment(key);
    if (answer) return answer;
    void inform(say('Select an enrollment in the view Enrollments first.'));
    return undefined;
  };
  return vscode.Disposable.from(
    command(OPEN_PLACE, async (place?: unknown) => {
      if (isPlace(place)) await openPlace(place);
    }),
    command(OPEN_ENROLLMENT, async (argument?: unknown) => {
      const answer = await answerAbout(argument);
      const place = answer && mainPlace(answer);
      if (answer) selection.select(answer.row.key);
      if (place) await openPlace(place, true); // the reader goes on in the list
    }),
    command(SHOW_MORE, (argument?: unknown) => views.showMore(textMember(argument, 'id') ?? '')),
    command('scepLogInspector.showEnrollments', showEnrollments),
    command('scepLogInspector.revealEnrollment', async (argument?: unknown) => {
      const key = about(argument);
      await showEnrollments();
      if (key === undefined || (await views.reveal(key))) return;
      views.see({ filter: NO_FILTER }); // it hides what was asked for
      await views.reveal(key);
    }),
    command('scepLogInspector.copyEnrollment', async (argument?: unknown) => {
      const answer = await answerAbout(argument);
      if (!answer) return;
      await vscode.env.clipboard.writeText(enrollmentText(answer));
      mention(say('Copied: {0}', answer.row.device));
    }),
    command('scepLogInspector.filterEnrollments', async (argument?: unknown) => {
      const { known, sight } = views;
      const filter = filterFrom(argument) ?? (known && (await askFilter(known.summary.enrollments, sight.filter)));
      if (filter) views.see({ filter });
      if (filterFrom(argument)) await showEnrollments();
    }),
    command('scepLogInspector.clearEnrollmentFilter', () => views.see({ filter: NO_FILTER })),
    command('scepLogInspector.groupEnrollments', async (argument?: unknown) => {
      const by = isGrouping(argument) ? argument : await askGrouping(views.sight.by);
      if (by) views.see({ by });
    }),
  );
}

async function showEnrollments(): Promise<void> {
  await vscode.commands.executeCommand('scepLogInspector.enrollments.focus');
}

function isPlace(place: unknown): place is LogPlace {
  if (typeof place !== 'object' || place === null || !('uri' in place && 'line' in place && 'character' in place)) return false;
  return typeof place.uri === 'string' && typeof place.line === 'number' && typeof place.character === 'number';
}
