/** Pages of a documentation: what stands fenced in them are examples. */
const PAGE = /\.(?:md|mdx|markdown|rst|adoc|org)$/i;

/** A fence of Markdown, and what opens a block of code elsewhere. */
const FENCE = /^\s{0,12}(?:>\s?)?(?:`{3,}|~{3,})/;
/** A title in Markdown; directives of a log have no blank there (`#Fields:`). */
const TITLE = /^#{1,6} \S/;
/** Lines between which a log stands rather than that they quote one. */
const GREETING = 10;

/**
 * A text without the examples that it quotes in fences, where it is a page about something: titles or much prose, and more of them than of
 * quoted lines. A note of a few lines around a log is none. The lines stay, blank.
 */
export function withoutQuotations(text: string, fileName: string): string {
  const page = PAGE.test(fileName);
  if (!page && !text.includes('```') && !text.includes('~~~')) return text;
  const lines = text.split('\n');
  const quoted = quotedLines(lines);
  const [inside, outside, titles] = countOf(lines, quoted);
  if (inside === 0 || outside <= inside || !(page || titles > 0 || outside > GREETING)) return text;
  return lines.map((line, i) => (quoted[i] ? '' : line)).join('\n');
}

/** Which lines stand in fences, those of the fences with them. A fence that is never closed goes on to the end, as in Markdown. */
function quotedLines(lines: readonly string[]): readonly boolean[] {
  let open = false;
  return lines.map((line) => {
    const fence = FENCE.test(line);
    if (fence) open = !open;
    return open || fence;
  });
}

/** Quoted lines without their fences, lines of the page, titles. */
function countOf(lines: readonly string[], quoted: readonly boolean[]): readonly [number, number, number] {
  let [inside, outside, titles] = [0, 0, 0];
  lines.forEach((line, i) => {
    if (line.trim() === '' || FENCE.test(line)) return;
    if (quoted[i]) inside++;
    else outside++;
    if (!quoted[i] && TITLE.test(line)) titles++;
  });
  return [inside, outside, titles];
}
