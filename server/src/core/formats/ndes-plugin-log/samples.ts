import type { FormatSample } from '../../log/model.ts';

const framed = (message: string, time: string): string =>
  `<![LOG[${message}]LOG]!><time="${time}+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="4128" file="ndesplugin.cpp:120">\n`;

/** The messages are those of Microsoft's articles; the frame is that of ConfigMgr logs. */
export const pluginSamples: readonly FormatSample[] = [
  {
    title: 'the messages alone, as articles print them',
    text: 'Calling VerifyRequest ...  \nSending request to certificate registration point.\nVerify challenge returns true\nExiting VerifyRequest with 0x0\n',
    records: 4,
  },
  {
    title: 'a page in place of a verdict',
    text: 'Sending request to certificate registration point.\nVerify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"> <html> <head>\n<title>403 - Forbidden: Access is denied.</title>\n<style type="text/css">\nbody{margin:0;}\n</style></head></html>\nCalling VerifyRequest ...\n',
    records: 3,
  },
  {
    title: 'an error of WinHTTP',
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID\nFailed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175\n',
    records: 2,
  },
  {
    title: 'the file itself',
    text: `${framed('Calling VerifyRequest ...', '09:17:19.129')}${framed('Sending request to certificate registration point.', '09:17:19.141')}${framed('Verify challenge returns\ntrue', '09:17:19.380')}`,
    records: 3,
  },
  {
    title: 'rows copied from CMTrace',
    text: 'Calling Notifyrequest ...\tNDESPlugin\t5/1/2024 9:17:20 AM\t4128 (0x1020)\nExiting Notify with 0x0\tNDESPlugin\t5/1/2024 9:17:21 AM\t4128 (0x1020)\n',
    records: 2,
  },
];
