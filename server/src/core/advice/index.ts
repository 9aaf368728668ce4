import { PROFILE_DELIVERY } from './1-profile-delivery.ts';
import { APPLICATION_POOLS } from './2-application-pools.ts';
import { DEVICE_TO_NDES_APPLE } from './2-device-to-ndes-apple.ts';
import { DEVICE_TO_NDES_CLIENT } from './2-device-to-ndes-client.ts';
import { DEVICE_TO_NDES_SERVER } from './2-device-to-ndes-server.ts';
import { DEVICE_TO_NDES_STATUS } from './2-device-to-ndes-status.ts';
import { DEVICE_TO_NDES_WAY } from './2-device-to-ndes-way.ts';
import { CLIENT_CERTIFICATE } from './3-client-certificate.ts';
import { NDES_TO_POLICY_MODULE } from './3-ndes-to-policy-module.ts';
import { POLICY_MODULE_CALLS } from './3-policy-module-calls.ts';
import { NDES_TO_CA } from './4-ndes-to-ca.ts';
import { DELIVERY_TO_DEVICE } from './5-delivery-to-device.ts';
import { REPORTING } from './6-reporting.ts';
import type { Resolution } from './model.ts';
import { WHOLE_CASE } from './whole-case.ts';

/** All advice, in the order of the flow. */
export const resolutionList: readonly Resolution[] = [
  ...PROFILE_DELIVERY,
  ...DEVICE_TO_NDES_WAY,
  ...APPLICATION_POOLS,
  ...DEVICE_TO_NDES_SERVER,
  ...DEVICE_TO_NDES_APPLE,
  ...DEVICE_TO_NDES_STATUS,
  ...DEVICE_TO_NDES_CLIENT,
  ...CLIENT_CERTIFICATE,
  ...NDES_TO_POLICY_MODULE,
  ...POLICY_MODULE_CALLS,
  ...NDES_TO_CA,
  ...DELIVERY_TO_DEVICE,
  ...REPORTING,
  ...WHOLE_CASE,
];

/** Advice by id; ids are stable and are what findings name. */
export const resolutions: ReadonlyMap<string, Resolution> = new Map(resolutionList.map((entry) => [entry.id, entry]));

export { type FlowInfo, flow } from '../facts/flow.ts';
