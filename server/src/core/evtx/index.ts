export { isEvtx } from './file-header.ts';
export type { EvtxEvent, EvtxPart, EvtxProblem, EvtxSource, XmlElement } from './model.ts';
export { readEvtx } from './read.ts';
export { type EvtxPiece, evtxPieces, evtxText, type HearProblem, TOO_LONG } from './text.ts';
export { toXml } from './xml.ts';
