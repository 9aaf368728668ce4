import type { FormatSample } from '../../log/model.ts';

/** Lines of Microsoft's articles about the connector. */
export const msiSamples: readonly FormatSample[] = [
  {
    title: 'a setup that worked',
    text: 'MSI (c) (28:54) [16:13:11:905]: Product: Microsoft Intune Connector -- Installation completed successfully.\nMSI (c) (28:54) [16:13:11:999]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 0.\n',
    records: 2,
  },
  {
    title: 'a web site that was renamed',
    text: 'MSI (s) (20:5C) [09:17:19:129]: Executing op:\nCustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking\nWriteIIS7ConfigChanges:  Error 0x80070002: Site not found for create application\nCustomAction WriteIIS7ConfigChanges returned actual error code 1603\n',
    records: 4,
  },
  {
    title: 'a quotation that lost its first letter, and the time',
    text: 'SI (s) (64:4C) [*time*]: Invoking remote custom action. DLL: C:\\Windows\\Installer\\MSID8CB.tmp, Entrypoint: AddNDESToCertPrivKey\nAddNDESToCertPrivKey: Error 0x80090014: CryptAcquireContext failed. Error hr = 80090014lx\nCustomAction AddNDESToCertPrivKey returned actual error code 1603\n',
    records: 3,
  },
  {
    title: 'the bundle of the current connector; that its setup writes such a log is assumed',
    text: "[0A2C:0D34][2024-05-01T09:00:00]i001: Burn v3.11.2.4516, Windows v10.0 (Build 20348: Service Pack 0), path: C:\\Temp\\IntuneCertificateConnector.exe\r\n[0A2C:0D34][2024-05-01T09:00:00]i000: Setting string variable 'WixBundleName' to value 'Certificate Connector for Microsoft Intune'\r\n[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: Connector, result: 0x0, restart: None\r\n[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No\r\n",
    records: 4,
  },
];
