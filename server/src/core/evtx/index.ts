export { isEvtx } from './file-header.ts';
export type { EvtxEvent, EvtxPart, EvtxProblem, EvtxSource, XmlElement } from './model.ts';
export { readEvtx } from './read.ts';
export { evtxText } from './text.ts';
export { toXml } from './xml.ts';
