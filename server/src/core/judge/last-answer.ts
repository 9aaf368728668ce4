/** Empties what the functions of `rememberingLast` know. */
const forgetters: (() => void)[] = [];

/** `answer`, which remembers what it said last: all rules ask the same of one event, one after the other. What else it is given belongs to the event. */
export function rememberingLast<E extends object, Rest extends readonly unknown[], A>(
  answer: (event: E, ...rest: Rest) => A,
): (event: E, ...rest: Rest) => A {
  let last: { readonly event: E; readonly answer: A } | undefined;
  forgetters.push(() => {
    last = undefined;
  });
  return (event, ...rest) => {
    if (last?.event !== event) last = { event, answer: answer(event, ...rest) };
    return last.answer;
  };
}

/** Call it when a log is read: an event that is remembered keeps the whole text of its log in memory. */
export function forgetEvents(): void {
  for (const forget of forgetters) forget();
}
