/** The subject of a profile is written in either order, with blanks, other short names and placeholders (`CN={{UserName}}, E={{EmailAddress}}`). */
export function subjectFits(wanted: readonly string[], subject: readonly string[]): boolean {
  const open = wanted.flatMap(partsOf);
  const parts = subject.flatMap(partsOf);
  if (open.length !== parts.length) return false;
  return parts.every(({ type, value }) => {
    const at = open.findIndex((part) => part.type === type && fits(part.value, value));
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
}

interface Part {
  readonly type: string;
  readonly value: string;
}

/** Short names of Intune and Windows for what RFC 4514 and our own texts call otherwise. */
const SAME: Readonly<Record<string, string>> = { e: 'emailaddress', email: 'emailaddress', s: 'st', g: 'gn', t: 'title' };

/** The attributes of a name as text, in lower case. */
function partsOf(text: string): readonly Part[] {
  return text.split(/(?<!\\)[,+]/).map((part) => {
    const at = part.indexOf('=');
    const type = part.slice(0, Math.max(0, at)).trim().toLowerCase();
    return {
      type: SAME[type] ?? type,
      value: part
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    };
  });
}

/** True where a value has the fixed pieces of a pattern in their order; each `{{placeholder}}` stands for any text. */
function fits(pattern: string, value: string): boolean {
  const [first = '', ...rest] = pattern.split(/\{\{[^{}]*\}\}/);
  if (rest.length === 0) return value === pattern;
  const last = rest.pop() ?? '';
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = value.indexOf(piece, at);
    if (found < 0 || found + piece.length > value.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}
