export { isEvtx } from './file-header.ts';
export type { EvtxEvent, EvtxPart, EvtxProblem, XmlElement } from './model.ts';
export { type PartStart, PartStarts } from './part-starts.ts';
export { EVTX_SCHEME, eventTextUri, type PartAddress, parsePartUri, partUri } from './part-uri.ts';
export { type ChunkRange, readEvtx } from './read.ts';
export { type EvtxHit, type EvtxHits, searchEvtx } from './search.ts';
export { type EvtxStretch, surveyEvtx } from './survey.ts';
export { type EvtxPiece, evtxPieces, evtxRangeText, evtxText, type HearProblem, TOO_LONG } from './text.ts';
export { toXml } from './xml.ts';
