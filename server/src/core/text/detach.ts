/**
 * The same text in memory of its own. An engine may keep a piece of a string as a reference into it; what is kept longer than
 * a document must not hold its whole text.
 */
export function detached<Text extends string>(text: Text): Text {
  return text.length < SHORTEST_REFERENCE ? text : (` ${text}`.slice(1) as Text);
}

/** V8 copies shorter pieces anyway. */
const SHORTEST_REFERENCE = 13;
