/** The parts of sites that pages stand in. */
export const SITES = {
  certificates: 'https://learn.microsoft.com/troubleshoot/mem/intune/certificates/',
  iis: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/',
  troubleshoot: 'https://learn.microsoft.com/troubleshoot/',
  intune: 'https://learn.microsoft.com/mem/intune/protect/',
  windows: 'https://learn.microsoft.com/windows/win32/',
  windowsProtocols: 'https://learn.microsoft.com/openspecs/windows_protocols/',
  iisReference: 'https://learn.microsoft.com/iis/',
  windowsServer: 'https://learn.microsoft.com/windows-server/',
  rfc: 'https://www.rfc-editor.org/rfc/',
  ndesEvents: 'https://www.gradenegger.eu/en/',
} as const;

const { certificates, iis, troubleshoot, intune, windows, windowsProtocols, windowsServer, rfc, ndesEvents } = SITES;
const NDES_SOURCE = 'source-microsoft-windows-networkdeviceenrollmentservice/';
const CLIENT_SOURCE = 'source-microsoft-windows-certificate-services-client-certenroll/';

const deviceToNdes = `${certificates}troubleshoot-scep-certificate-device-to-ndes`;
const policyModule = `${certificates}troubleshoot-scep-certificate-ndes-policy-module`;
const delivery = `${certificates}troubleshoot-scep-certificate-delivery`;
const profileDeployment = `${certificates}troubleshoot-scep-certificate-profile-deployment`;
const reporting = `${certificates}troubleshoot-scep-certificate-reporting`;

/** Every page that this project links to or was read for more than one fact: by name here, and by its address nowhere else. */
export const PAGES = {
  // the six steps of an enrollment
  profileDeployment,
  deviceToNdes,
  policyModule,
  delivery,
  reporting,
  // sections of these pages
  profileOnWindows: `${profileDeployment}#validate-the-policy-reached-the-windows-device`,
  callsInIis: `${deviceToNdes}#review-iis-logs-for-a-connection-from-the-device`,
  callsOfAndroid: `${deviceToNdes}#android-devices`,
  callsOfApple: `${deviceToNdes}#iosipados-devices`,
  callsOfWindows: `${deviceToNdes}#windows-devices`,
  impersonation: `${deviceToNdes}#troubleshoot-status-code-500`,
  testUrl: `${deviceToNdes}#test-and-troubleshoot-the-scep-server-url`,
  generalMessage: `${deviceToNdes}#general-ndes-message`,
  unavailable: `${deviceToNdes}#http-error-503`,
  poolCrash: `${deviceToNdes}#common-causes-for-an-application-pool-crash`,
  gatewayTimeout: `${deviceToNdes}#gatewaytimeout`,
  longUrl: `${deviceToNdes}#http-414-request-uri-too-long`,
  cantBeDisplayed: `${deviceToNdes}#this-page-cant-be-displayed`,
  internalError: `${deviceToNdes}#internal-server-error`,
  policyModuleCalls: `${policyModule}#ndes-communication-to-the-policy-module`,
  pluginError12175: `${policyModule}#ndespluginlog-contains-an-error-12175`,
  challengeFalse: `${policyModule}#ndespluginlog-indicates-the-challenge-returns-false`,
  requestToCa: `${policyModule}#ndes-passes-the-request-to-issue-the-certificate`,
  deliveryOnAndroid: `${delivery}#android`,
  deliveryOnApple: `${delivery}#iosipados`,
  deliveryOnWindows: `${delivery}#windows`,
  reportingEntries: `${reporting}#find-reporting-log-entries`,
  stuckFiles: `${reporting}#troubleshoot-stuck-files`,
  // single failures
  scepProfiles: `${certificates}troubleshoot-scep-certificate-profiles`,
  verifyRequest500: `${certificates}certificateregistrationsvc-verify-request-error`,
  clientCertificate: `${certificates}cannot-assign-scep-certificates`,
  caRenewal: `${certificates}scep-deployment-to-win10-devices-fails`,
  requestFails: `${certificates}scep-certificate-request-fails`,
  template: `${certificates}devices-receive-scep-certificates-error-0x80094800`,
  noGetCaCaps: `${certificates}ios-scep-failure-no-getcacaps`,
  verifyNdes: `${certificates}verify-ndes-configuration`,
  ndesCertificate: `${certificates}error-0x80090014-installing-ndes-certificate`,
  wifiProfiles: `${troubleshoot}mem/intune/device-configuration/troubleshoot-wi-fi-profiles`,
  dotsInIisLogs: `${iis}iis-logs-contain-dots`,
  // sections of the list of statuses
  status401: `${iis}http-status-code#401---access-denied`,
  status403: `${iis}http-status-code#403---forbidden`,
  status404: `${iis}http-status-code#404---not-found`,
  status500: `${iis}http-status-code#500---internal-server-error`,
  status502: `${iis}http-status-code#502---bad-gateway`,
  status503: `${iis}http-status-code#503---service-unavailable`,
  configurationUnreadable: `${iis}http-error-500-19-webpage#hresult-code-0x80070005`,
  configurationInvalid: `${iis}http-error-500-19-webpage`,
  // the connector
  connector: `${intune}certificate-connector-overview`,
  connectorInstall: `${intune}certificate-connector-install`,
  connectorPrerequisites: `${intune}certificate-connector-prerequisites`,
  connectorEvents: `${certificates}troubleshoot-certificate-connector-events`,
  connectorSetup: `${certificates}connector-setup-wizard-ends-prematurely`,
  connectorSignIn: `${certificates}ndes-connector-signin-error-80004003`,
  connectivity: `${certificates}fix-connectivity-issues`,
  // what to set up
  configure: `${intune}certificates-scep-configure`,
  ndesServiceAccount: `${windowsServer}identity/ad-cs/create-domain-user-account-ndes-service-account`,
  scepProfile: `${intune}certificates-profile-scep`,
  appleScep: 'https://developer.apple.com/documentation/devicemanagement/scep',
  appleVariables: 'https://support.apple.com/guide/deployment/dep04666af94/web',
  windowsCertificates: 'https://learn.microsoft.com/windows/client-management/mdm/clientcertificateinstall-csp',
  // formats and codes
  statusCodes: `${iis}http-status-code`,
  httpApiErrors: `${troubleshoot}developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis`,
  w3cLogging: `${windows}http/w3c-logging`,
  eventSchema: `${windows}wes/eventschema-schema`,
  serviceTraces: `${windowsProtocols}ms-nettr/f7c4f4aa-318d-49c8-8a9e-d3372ceb1fcd`,
  windowsErrors: `${windowsProtocols}ms-erref`,
  // standards
  rfc8894: `${rfc}rfc8894`,
  signedMessage: `${rfc}rfc5652#section-5.6`,
  scepRegistry: 'https://www.iana.org/assignments/scep/scep.xhtml',
  // events of NDES and of the enrollment client, which Microsoft does not document
  caEvents: `${ndesEvents}overview-of-windows-events-generated-by-the-certification-body/`,
  ndesEvents: `${ndesEvents}overview-of-windows-events-generated-by-the-network-device-registration-service-ndes/`,
  ndesEventTexts: `${ndesEvents}category/ndes/page/5`,
  ndesEvent2: `${ndesEvents}details-of-the-event-with-id-2-of-the-${NDES_SOURCE}`,
  ndesEvent10: `${ndesEvents}details-of-the-event-with-id-10-from-the-${NDES_SOURCE}`,
  ndesEvent31: `${ndesEvents}details-of-the-event-with-id-31-of-the-${NDES_SOURCE}`,
  certEnrollEvent86: `${ndesEvents}details-of-the-event-with-id-86-of-the-${CLIENT_SOURCE}`,
  certEnrollEvent87: `${ndesEvents}details-of-the-event-with-id-87-of-the-${CLIENT_SOURCE}`,
} as const;
