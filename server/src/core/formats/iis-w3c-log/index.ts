import { PAGES } from '../../facts/pages.ts';
import type { LogFormat } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import { fieldHelp } from './help.ts';
import { iisInPieces, parseIis } from './parse.ts';
import { samples } from './samples.ts';

/** The W3C extended log of an IIS site (`u_ex*.log`): on an NDES server, every request that reached IIS. */
export const iisW3cLog: LogFormat = {
  id: 'iis-w3c-log',
  title: msg('IIS W3C log'),
  specUrl: PAGES.w3cLogging,
  fieldHelp,
  samples,
  parse: (text, previous) => parseIis(iisW3cLog, text, previous),
  inPieces: (head) => iisInPieces(iisW3cLog, head),
};
