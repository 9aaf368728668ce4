import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/message.ts';
import { readMsiHeader } from './header.ts';

/** Recognises a log of Windows Installer by what the connector calls itself and its custom actions: every product writes such logs. */
export const msiSetupDetector: Detector = { id: 'msi-setup-log', detect };

/** Lines of the head that are looked at. */
const LINE_LIMIT = 1000;

/** Names that only the setup of the connector has. `WriteIIS7ConfigChanges` is not among them: other setups have it too. */
const OURS =
  /Microsoft Intune Connector|Certificate Connector for Microsoft Intune|NDESConnector|ConfigureIISLimits|AddNDESToCertPrivKey|GetNDESAccountName/;
const CUSTOM_ACTION =
  /(?:^|\n)(?:CustomAction (?:ConfigureIISLimits|AddNDESToCertPrivKey|GetNDESAccountName) returned|(?:AddNDESToCertPrivKey|GetNDESAccountName): {1,3}Error 0x)/;
/** A product is named by its messages and its properties. */
const PRODUCT = /(?:Product: |Product Name: |ProductName = )([^\r\n]{1,100})/g;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const layout = hasLayout(head);
  if (layout && OURS.test(head)) {
    return { quality: 'certain', reason: msg('lines of Windows Installer that name the Intune connector') };
  }
  if (CUSTOM_ACTION.test(head)) return { quality: 'likely', reason: msg('custom actions of the connector setup') };
  const named = /(?:^|[\\/])(?:setupmsi|ndesconnectorsetup)[^\\/]*\.(?:log|txt)$/i.test(fileName);
  if (!named || namesAnotherProduct(head)) return undefined;
  if (layout) return { quality: 'likely', reason: msg('the file name, and lines of Windows Installer') };
  return head.trim() === '' ? { quality: 'possible', reason: msg('the file name of a connector setup log') } : undefined;
}

function hasLayout(head: string): boolean {
  let start = 0;
  for (let i = 0; i < LINE_LIMIT && start < head.length; i++) {
    const newline = head.indexOf('\n', start);
    const end = newline < 0 ? head.length : newline;
    if (readMsiHeader(head, start, end)) return true;
    start = end + 1;
  }
  return false;
}

function namesAnotherProduct(head: string): boolean {
  for (const [, name = ''] of head.matchAll(PRODUCT)) if (!/intune|ndes|certificate connector/i.test(name)) return true;
  return false;
}
