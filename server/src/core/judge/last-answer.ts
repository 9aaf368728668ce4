/** Empties what the functions of `rememberingLast` know. */
const forgetters: (() => void)[] = [];

/** `answer`, which remembers what it said last: all rules ask the same of one event, one after the other. */
export function rememberingLast<E extends object, A>(answer: (event: E) => A): (event: E) => A {
  let last: { readonly event: E; readonly answer: A } | undefined;
  forgetters.push(() => {
    last = undefined;
  });
  return (event) => {
    if (last?.event !== event) last = { event, answer: answer(event) };
    return last.answer;
  };
}

/** Call it when a log is read: an event that is remembered keeps the whole text of its log in memory. */
export function forgetEvents(): void {
  for (const forget of forgetters) forget();
}
