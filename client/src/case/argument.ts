/** The key of an enrollment in the argument of a command: a row of a tree, what a lens hands over, or anything else, which has none. */
export function keyIn(argument: unknown): string | undefined {
  return textMember(argument, 'key');
}

/** A text in the argument of a command, which may be anything. */
export function textMember(argument: unknown, name: string): string | undefined {
  const value: unknown = typeof argument === 'object' && argument !== null ? Reflect.get(argument, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
