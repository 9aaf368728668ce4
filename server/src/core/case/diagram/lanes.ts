import type { Act, Observation, Writer } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';
import type { LaneId } from './model.ts';

export interface Route {
  readonly from: LaneId;
  readonly to: LaneId;
}

/** The machine on which a program runs. */
export const LANE_OF = {
  device: 'device',
  iis: 'iis',
  'http-sys': 'iis',
  ndes: 'ndes',
  'policy-module': 'ndes',
  'registration-point': 'connector',
  connector: 'connector',
  ca: 'ca',
  windows: 'iis', // what it says of application pools, TLS and certificates is about the web server
  intune: 'intune',
} as const satisfies Record<Writer, LaneId>;

/** Between whom an act happens; on one machine where both are the same. */
export function routeOf({ act, by }: Pick<Observation, 'act' | 'by'>): Route {
  return ROUTES[act](LANE_OF[by]);
}

const between =
  (from: LaneId, to: LaneId): ((lane: LaneId) => Route) =>
  () => ({ from, to });
const where = (lane: LaneId): Route => ({ from: lane, to: lane });
const asked = between('device', 'iis');

/** By the machine that wrote it down: NDES and the connector tell of a request when it reaches them. */
const ROUTES = {
  'profile-delivered': between('intune', 'device'),
  acknowledged: between('device', 'intune'),
  started: where,
  GetCACaps: asked,
  GetCACert: asked,
  GetNextCACert: asked,
  'request-built': where,
  PKIOperation: (lane) =>
    lane === 'connector' ? { from: 'ndes', to: 'connector' } : lane === 'ndes' ? { from: 'iis', to: 'ndes' } : asked(lane),
  verify: (lane) => (lane === 'connector' ? { from: 'connector', to: 'intune' } : { from: 'ndes', to: 'connector' }),
  issue: between('ndes', 'ca'),
  reply: between('iis', 'device'),
  notify: (lane) => (lane === 'connector' ? { from: 'connector', to: 'intune' } : { from: 'ndes', to: 'connector' }),
  state: where,
  installed: where,
  reported: between('device', 'intune'),
  error: where,
} as const satisfies Record<Act, (lane: LaneId) => Route>;

/** Between whom a step happens of which no log tells. */
export const STEP_ROUTES = {
  1: { from: 'intune', to: 'device' },
  2: { from: 'device', to: 'iis' },
  3: { from: 'ndes', to: 'connector' },
  4: { from: 'ndes', to: 'ca' },
  5: { from: 'iis', to: 'device' },
  6: { from: 'connector', to: 'intune' },
} as const satisfies Record<FlowStep, Route>;
