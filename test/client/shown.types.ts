import { complain, inform, pick, say, shown, unavailable, whileWorking } from '../../client/src/window/index.ts';

/** Only compiled: the brand is what makes another way impossible. */
export function neverCalled(name: string): void {
  // @ts-expect-error a name is not safe to show
  void inform(name);
  // @ts-expect-error nor is what is made of one
  complain(`${shown(name)}`);
  // @ts-expect-error nor in a row of a list
  void pick([{ label: name }], { title: say('Parts') });
  // @ts-expect-error nor in progress
  void whileWorking(say('Reading'), async (report) => report(name));
  // @ts-expect-error nor as the reason of an error
  unavailable(name);
}
