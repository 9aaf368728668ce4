import { msg } from '../../text/sentence.ts';
import { clientRule } from '../kinds/client-failure.ts';

export const deliveryWindows = clientRule({
  id: 'delivery-windows',
  title: msg('Windows: the enrollment failed'),
  causes: ['enrollment-failed'],
  source:
    'CERT:troubleshoot-scep-certificate-delivery; scepman/scepman-docs:docs/other/troubleshooting/general.md; fleetdm/fleet#47492 (challenge); fleetdm/fleet#38341 (attribute); micromdm/scep#238 (404)',
});
