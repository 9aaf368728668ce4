import { resolutions } from '../../advice/index.ts';
import { appleDomains, appleError } from '../../facts/codes/apple.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';
import { codeRow, row } from '../place.ts';

/** An NSError by its domain and code; without a code, the domain alone. `judged`: a finding says what it comes from. */
export function appleContent(domain: string, code: number | undefined, judged = false): Content {
  const known = code === undefined ? undefined : appleError(domain, code);
  const paragraphs: Sentence[] = [];
  if (known) paragraphs.push(...(judged ? [] : [known.meaning]));
  else if (domain === 'NSError') paragraphs.push(msg('An error whose domain is not in the log.'));
  else paragraphs.push(meaningOfDomain(domain));
  if (known?.wrapper ?? false) paragraphs.push(msg('This error only wraps another one: read the last "Underlying error".'));
  return {
    title: code === undefined ? verbatim(domain) : msg('{0} {1}', domain, code),
    paragraphs,
    rows: [
      ...(known?.symbol === undefined ? [] : [codeRow(msg('Name'), known.symbol)]),
      ...(code === undefined ? [] : codeRows(code, known !== undefined)),
    ],
    ...linkTo(known?.resolution),
    verified: known?.verified ?? true,
  };
}

function meaningOfDomain(domain: string): Sentence {
  const about = appleDomains.get(domain.toLowerCase());
  return about?.meaning ?? msg('An error of the domain {0}, which no source of ours describes.', domain);
}

/** Hexadecimal, and that no table knows the code where none does. */
function codeRows(code: number, known: boolean): readonly ExplanationRow[] {
  const hex = codeRow(msg('Hexadecimal'), `0x${(code < 0 ? code >>> 0 : code).toString(16).toUpperCase()}`);
  return known ? [hex] : [row(msg('Code'), msg('unknown ({0})', code)), hex];
}

/** The page of a resolution. */
export function linkTo(resolution: string | undefined): { readonly link?: string } {
  const link = resolution === undefined ? undefined : resolutions.get(resolution)?.docUrl;
  return link === undefined ? {} : { link };
}
