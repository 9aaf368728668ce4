import type { FlowStep } from '../../log/finding.ts';
import type { Line } from './lines.ts';
import { INSTALLATION, REFUSALS } from './ranks.ts';

/** What a line says of the way of a request. */
export interface Reading {
  readonly line: Line;
  readonly step: FlowStep;
  readonly says: 'done' | 'failed' | 'waiting' | 'nothing';
  /**
   * `refused`: the device got an answer without a certificate, which came from any of policy module, NDES and CA; `somehow`: the device
   * says that it failed, and not where; `passing`: a call that failed, which may be made again; `proof`: the line itself shows where.
   */
  readonly weight: 'proof' | 'passing' | 'refused' | 'somehow';
}

/** A message that NDES cannot read has reached it, whatever made it unreadable: it got no further than to NDES. */
const AFTER_ARRIVAL: FlowStep = 3;

/** Reads a line: by what it says itself, and for errors of a device by what a rule found in them. */
export function readingOf(line: Line): Reading {
  const { act, by, outcome, step } = line.observation;
  if (outcome !== 'failed') {
    return { line, step, says: outcome === 'done' || outcome === 'waiting' ? outcome : 'nothing', weight: 'proof' };
  }
  if (by === 'ndes' && act === 'PKIOperation') return { line, step: AFTER_ARRIVAL, says: 'failed', weight: 'proof' };
  if (by !== 'device') {
    return { line, step, says: 'failed', weight: by === 'iis' || by === 'http-sys' ? passing(step) : 'proof' };
  }
  if (act === 'reply') return { line, step: 3, says: 'failed', weight: 'refused' };
  if (act !== 'error' && act !== 'state' && act !== 'installed' && act !== 'acknowledged') {
    return { line, step, says: 'failed', weight: 'passing' };
  }
  const faults = line.marks.filter(({ finding: { severity } }) => severity === 'error' || severity === 'warning');
  const installed = faults.find(({ finding: { id } }) => INSTALLATION.has(id));
  if (installed) return { line, step: installed.finding.step, says: 'failed', weight: 'proof' };
  const { upTo } = line.observation; // absent where the line itself names one step
  const refused = upTo && faults.find(({ finding }) => REFUSALS.has(finding.id) && finding.step >= 3);
  if (refused) return { line, step: 3, says: 'failed', weight: 'refused' };
  const [named] = faults;
  if (named) return { line, step: named.finding.step, says: 'failed', weight: 'proof' };
  return { line, step, says: 'failed', weight: act === 'error' || act === 'state' ? 'somehow' : 'proof' };
}

function passing(step: FlowStep): Reading['weight'] {
  return step === 2 ? 'passing' : 'proof';
}
