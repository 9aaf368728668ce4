const CERTIFICATES = 'https://learn.microsoft.com/troubleshoot/mem/intune/certificates/';

/** The pages that rules link to, by flow step; a rule with a page of its own names that. */
export const DOCS = {
  profileDeployment: `${CERTIFICATES}troubleshoot-scep-certificate-profile-deployment`,
  deviceToNdes: `${CERTIFICATES}troubleshoot-scep-certificate-device-to-ndes`,
  policyModule: `${CERTIFICATES}troubleshoot-scep-certificate-ndes-policy-module`,
  delivery: `${CERTIFICATES}troubleshoot-scep-certificate-delivery`,
  reporting: `${CERTIFICATES}troubleshoot-scep-certificate-reporting`,
  verifyRequest500: `${CERTIFICATES}certificateregistrationsvc-verify-request-error`,
  clientCertificate: `${CERTIFICATES}cannot-assign-scep-certificates`,
  caRenewal: `${CERTIFICATES}scep-deployment-to-win10-devices-fails`,
  requestFails: `${CERTIFICATES}scep-certificate-request-fails`,
  template: `${CERTIFICATES}devices-receive-scep-certificates-error-0x80094800`,
  connectorEvents: `${CERTIFICATES}troubleshoot-certificate-connector-events`,
  connectorSetup: `${CERTIFICATES}connector-setup-wizard-ends-prematurely`,
  connectorSignIn: `${CERTIFICATES}ndes-connector-signin-error-80004003`,
  connector: 'https://learn.microsoft.com/mem/intune/protect/certificate-connector-overview',
  configure: 'https://learn.microsoft.com/mem/intune/protect/certificates-scep-configure',
  connectorInstall: 'https://learn.microsoft.com/mem/intune/protect/certificate-connector-install',
  connectorPrerequisites: 'https://learn.microsoft.com/mem/intune/protect/certificate-connector-prerequisites',
  noGetCaCaps: `${CERTIFICATES}ios-scep-failure-no-getcacaps`,
  statusCodes: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  httpApiErrors:
    'https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis',
  scepProfile: 'https://learn.microsoft.com/mem/intune/protect/certificates-profile-scep',
  appleScep: 'https://developer.apple.com/documentation/devicemanagement/scep',
  rfc8894: 'https://www.rfc-editor.org/rfc/rfc8894',
} as const;
