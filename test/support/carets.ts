/** A place that carets mark: offsets in the text without the marker lines, and the word behind the carets. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const MARKER = /^[ \t]*\^+ [a-z0-9-]+$/;

/** Takes the lines `   ^^^ label` out of a text; each marks a place in the line above it (or above further marker lines). */
export function readCarets(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  let lineStart = 0;
  let next = 0;
  for (const line of marked.split('\n')) {
    if (MARKER.test(line)) {
      const first = line.indexOf('^');
      const last = line.lastIndexOf('^');
      marks.push({ start: lineStart + first, end: lineStart + last + 1, label: line.slice(last + 2) });
      continue;
    }
    lines.push(line);
    lineStart = next;
    next += line.length + 1;
  }
  return { text: lines.join('\n'), marks };
}

/** The opposite: a marker line under each line that holds a mark. Tabs are kept, so that carets stand under what they mark. */
export function drawCarets(text: string, marks: readonly Mark[]): string {
  const result: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    result.push(line);
    const end = start + line.length;
    for (const mark of marks.filter((one) => one.start >= start && one.start <= end)) {
      const column = mark.start - start;
      const indent = line.slice(0, column).replace(/[^\t]/g, ' ');
      result.push(`${indent}${'^'.repeat(Math.max(1, Math.min(mark.end, end) - mark.start))} ${mark.label}`);
    }
    start = end + 1;
  }
  return result.join('\n');
}
