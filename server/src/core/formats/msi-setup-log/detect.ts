import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import { readBurnHeader } from './burn-header.ts';
import { readMsiHeader } from './header.ts';

/**
 * Recognises a log of Windows Installer or of a WiX bundle by what the connector calls itself and its custom actions: every product writes
 * such logs.
 */
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

/** How a bundle names its product; a cut log may only have the path of the program that was run. */
const BUNDLE_NAME = /(?:'WixBundleName' to value '|Variable: WixBundleName = )([^'\r\n]{1,200})/;
const BUNDLE_OURS = /Certificate Connector for Microsoft Intune|Microsoft Intune (?:Certificate )?Connector/i;
const BUNDLE_PATH = /\\IntuneCertificateConnector[^\\\r\n]{0,40}\.exe|\\PFXCertificateConnector/i;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const layout = layoutOf(head);
  if (layout === 'bundle') return isOurBundle(head) ? OUR_BUNDLE : undefined;
  if (layout && OURS.test(head)) {
    return { quality: 'certain', reason: msg('lines of Windows Installer that name the Intune connector') };
  }
  if (CUSTOM_ACTION.test(head)) return { quality: 'likely', reason: msg('custom actions of the connector setup') };
  const named =
    /(?:^|[\\/])(?:setupmsi|ndesconnectorsetup|certificate_connector_for_microsoft_intune)[^\\/]*\.(?:log|txt)$/i.test(fileName);
  if (!named || namesAnotherProduct(head)) return undefined;
  if (layout) return { quality: 'likely', reason: msg('the file name, and lines of Windows Installer') };
  return head.trim() === '' ? { quality: 'possible', reason: msg('the file name of a connector setup log') } : undefined;
}

const OUR_BUNDLE: Detection = {
  quality: 'certain',
  reason: msg(
    'lines of a WiX bundle that name the certificate connector; that its setup writes such a log is not confirmed by a source',
  ),
};

function isOurBundle(head: string): boolean {
  const name = BUNDLE_NAME.exec(head)?.[1];
  return name === undefined ? BUNDLE_PATH.test(head) : BUNDLE_OURS.test(name);
}

/** Whose lines come first. */
function layoutOf(head: string): 'installer' | 'bundle' | undefined {
  let start = 0;
  for (let i = 0; i < LINE_LIMIT && start < head.length; i++) {
    const newline = head.indexOf('\n', start);
    const end = newline < 0 ? head.length : newline;
    const first = head.charCodeAt(start) === 0xfeff ? start + 1 : start;
    if (readMsiHeader(head, first, end)) return 'installer';
    if (readBurnHeader(head, first, end)) return 'bundle';
    start = end + 1;
  }
  return undefined;
}

function namesAnotherProduct(head: string): boolean {
  for (const [, name = ''] of head.matchAll(PRODUCT)) if (!/intune|ndes|certificate connector/i.test(name)) return true;
  return false;
}
