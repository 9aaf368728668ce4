/** Rows below the titles that are counted. */
const ROWS = 20;
/** Titles, a row: more is no table that a person reads. */
const LONGEST = 65_536;
/** A table may hold a row that is cut or was written otherwise. */
const SHARE = 0.8;

/** A word or a few, as titles are. */
const TITLE = /^"?[\p{L}_@#$][\p{L}\p{M}\d_@#$ .:'’()/-]{0,60}"?$/u;

/**
 * True where a text begins with a line of titles, parted by commas or semicolons, and its rows have as many cells: a table, whatever the
 * cells say. Tabs part the columns of logs, too, so that they prove nothing.
 */
export function isTable(text: string): boolean {
  const start = /^(?:\ufeff|#TYPE [^\r\n]*|\s)*/.exec(text.slice(0, 1000))?.[0].length ?? 0;
  const rows = rowsOf(text.slice(start, start + LONGEST));
  const [titles, ...others] = rows;
  if (!titles || others.length === 0) return false;
  for (const separator of [',', ';']) {
    const cells = cellsOf(titles, separator);
    if (cells.length < 2 || new Set(cells).size < cells.length || !cells.every((cell) => TITLE.test(cell))) continue;
    const alike = others.filter((row) => cellsOf(row, separator).length === cells.length).length;
    if (alike >= others.length * SHARE) return true;
  }
  return false;
}

/** The first rows that are not blank; one ends with a line that no quotation is open in. The last may be cut: it only counts alone. */
function rowsOf(text: string): readonly string[] {
  const rows: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at <= text.length && rows.length <= ROWS; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    if (at < text.length && (code !== LINE_FEED || quoted)) continue;
    const row = text.slice(start, at).trim();
    if (row !== '') rows.push(row);
    start = at + 1;
  }
  return rows.length > 2 ? rows.slice(0, -1) : rows;
}

const QUOTE = 34;
const LINE_FEED = 10;

/** The cells of a row, with their quotation marks. */
function cellsOf(row: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < row.length; at++) {
    if (row.charCodeAt(at) === QUOTE) quoted = !quoted;
    else if (!quoted && row[at] === separator) {
      cells.push(row.slice(start, at));
      start = at + 1;
    }
  }
  return [...cells, row.slice(start)];
}
