import { oidName } from '../../asn1/oids.ts';
import { describeOid } from '../../facts/codes/oids.ts';
import { type AlgorithmVerdict, verdictOf } from '../../scep/algorithms.ts';
import { provenOf } from '../../text/proof.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { Content } from '../model.ts';
import { codeRow, row } from '../place.ts';

/** An object identifier in dotted notation; undefined for one that no table explains. */
export function identifierContent(oid: string): Content | undefined {
  const algorithm = verdictOf(oid);
  if (algorithm) return ofAlgorithm(algorithm);
  const known = describeOid(oid);
  if (!known) return undefined;
  return {
    title: verbatim(known.name),
    paragraphs: [known.meaning],
    rows: [codeRow(msg('Object identifier'), oid)],
    ...provenOf(known),
  };
}

const ROLES: Readonly<Record<AlgorithmVerdict['role'], Sentence>> = {
  digest: msg('digest'),
  signature: msg('signature'),
  'key transport': msg('encrypting the message key'),
  'content encryption': msg('encrypting the message'),
  'public key': msg('public key'),
};

const VERDICTS: Readonly<Record<AlgorithmVerdict['verdict'], Sentence>> = {
  ok: msg('fine'),
  legacy: msg('works, but should be left behind'),
  weak: msg('weak: replace it'),
  unusual: msg('breaks some clients or servers'),
};

function ofAlgorithm({ oid, role, verdict, why, verified }: AlgorithmVerdict): Content {
  return {
    title: verbatim(oidName(oid)),
    paragraphs: [why],
    rows: [codeRow(msg('Object identifier'), oid), row(msg('Used for'), ROLES[role]), row(msg('Verdict'), VERDICTS[verdict])],
    verified,
  };
}
