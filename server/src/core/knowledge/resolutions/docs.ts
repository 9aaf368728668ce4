/** Documentation pages that resolutions link to. */
const CERTIFICATES = 'https://learn.microsoft.com/troubleshoot/mem/intune/certificates';

export const DOCS = {
  profileDeployment: `${CERTIFICATES}/troubleshoot-scep-certificate-profile-deployment`,
  deviceToNdes: `${CERTIFICATES}/troubleshoot-scep-certificate-device-to-ndes`,
  policyModule: `${CERTIFICATES}/troubleshoot-scep-certificate-ndes-policy-module`,
  delivery: `${CERTIFICATES}/troubleshoot-scep-certificate-delivery`,
  reporting: `${CERTIFICATES}/troubleshoot-scep-certificate-reporting`,
  iosNoGetCaCaps: `${CERTIFICATES}/ios-scep-failure-no-getcacaps`,
  cannotAssign: `${CERTIFICATES}/cannot-assign-scep-certificates`,
  profile: 'https://learn.microsoft.com/mem/intune/protect/certificates-profile-scep',
  configure: 'https://learn.microsoft.com/mem/intune/protect/certificates-scep-configure',
  iisStatus: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  scep: 'https://www.rfc-editor.org/rfc/rfc8894',
} as const;

/** A page of the certificates section that only one resolution links to. */
export function certificatesPage(name: string): string {
  return `${CERTIFICATES}/${name}`;
}
