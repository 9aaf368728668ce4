// 20 MB of each layout that has a parser of its own, of logs in which everything fails, and of texts that are hard on any parser.
import fs from 'node:fs';
import path from 'node:path';
import { generatedLog } from './files.mjs';
import { root } from './measure.mjs';

export const SIZE = 20 * 1024 * 1024;

/** One flat string, as from a file. */
const flat = (text) => Buffer.from(text).toString();
/** No longer than asked. */
const whole = (text) => flat(text.length > SIZE ? text.slice(0, text.lastIndexOf('\n', SIZE) + 1) : text);

/** `unit` over and over behind `title`. */
function repeated(unit, title = '') {
  const lines = unit.endsWith('\n') ? unit : `${unit}\n`;
  return flat(title + lines.repeat(Math.ceil(SIZE / lines.length)));
}

const corpus = (file, encoding = 'utf8') => fs.readFileSync(path.join(root, 'test/corpus', file), encoding);
const once = (make) => {
  let made;
  return () => (made ??= make());
};

/** The lines of the generated logs, to be written in the notations of other tools. */
const omadmLines = once(() =>
  generatedLog('omadm', 20)
    .split('\n')
    .map(
      (line) =>
        /^\d{4}-(\d\d-\d\d)T([\d:]{8}\.\d{3})\d*\t(\w)\w*\tEvent\t(?:[\w]+\.)*(\w+)\t(\d+)\t(\d+)\t(.*)$/.exec(line) ?? line,
    ),
);
const logcat = (write) =>
  whole(
    omadmLines()
      .map((line) => (typeof line === 'string' ? line : write(...line.slice(1))))
      .join('\n'),
  );

const consoleEntries = once(() => {
  const entries = [];
  for (const line of generatedLog('ios', 20).replaceAll('\\ \n', '\n').split('\n')) {
    const [, level, time, process, message] = /^(\w+) {4}([\d:.]{15}) -0500 {4}(\w+) {4}(.*)$/.exec(line) ?? [];
    if (level) entries.push({ level, time, process, message });
    else if (entries.length > 0) entries.at(-1).message += `\n${line}`;
  }
  return entries;
});
const unified = (write) => whole(consoleEntries().map(write).join('\n'));
const named = (level) => `${level[0].toUpperCase()}${level.slice(1)}`;
const members = ({ level, time, process, message }) => ({
  timezoneName: '',
  messageType: named(level),
  eventType: 'logEvent',
  source: null,
  formatString: '%{public}@',
  subsystem: 'com.apple.ManagedConfiguration',
  category: 'MC',
  threadID: 4660,
  senderImagePath: '/System/Library/PrivateFrameworks/ManagedConfiguration.framework/ManagedConfiguration',
  backtrace: { frames: [{ imageOffset: 1, imageUUID: '00000000-0000-0000-0000-000000000000' }] },
  processImagePath: `/usr/libexec/${process}`,
  timestamp: `2024-05-01 ${time}-0500`,
  eventMessage: message,
  processID: 123,
});

/** How TextEdit saves a text: a backslash at the end of each line, escapes for what is not ASCII. */
const textEdit = (text) =>
  whole(
    `{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n\\f0\\fs24 \\cf0 ${text
      .replace(/[\\{}]/g, '\\$&')
      .replaceAll('\n', '\\\n')
      .replace(/[^\0-\x7f]/g, (character) => `\\uc0\\u${character.charCodeAt(0)} `)}`,
  );

const CUSTOM = Array.from({ length: 60 }, (_, i) => i);
const IIS =
  'date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';
const PKI = 'operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx';

/** Format, layout, and the text. */
export const layouts = [
  ['iis-w3c-log', 'as IIS writes it', () => generatedLog('iis', 20)],
  [
    'iis-w3c-log',
    'with 60 custom columns',
    () =>
      repeated(
        `2024-05-01 00:00:04 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.1.5.31 profiled/1.0 - 200 0 0 262 ${CUSTOM.map((i) => `value${i}`).join(' ')}`,
        `#Fields: ${IIS} ${CUSTOM.map((i) => `X-Custom-${i}`).join(' ')}\n`,
      ),
  ],
  ['iis-w3c-log', 'without column names', () => flat(generatedLog('iis', 20).replace(/^#.*\n/gm, ''))],
  ['iis-w3c-log', 'behind a proxy', () => repeated(corpus('iis-w3c-log/hybrid-proxy.log'))],
  ['httperr-log', 'all reasons', () => repeated(corpus('httperr-log/all-reasons.log'))],
  ['httperr-log', 'without column names', () => repeated(corpus('httperr-log/without-header.log'))],
  ['android-omadm-log', 'OMADM', () => generatedLog('omadm', 20)],
  ['android-omadm-log', 'CloudExtension', () => repeated(corpus('android-omadm-log/cloud-extension.log'))],
  ['android-omadm-log', 'with profiles', () => repeated(corpus('android-omadm-log/profile.log'))],
  ['android-omadm-log', 'SyncML among lines', () => repeated(corpus('android-omadm-log/syncml-trace.log'))],
  ['android-omadm-log', 'SyncML documents', () => repeated(corpus('android-omadm-log/syncml-document.txt'))],
  [
    'android-omadm-log',
    'logcat, threadtime',
    () =>
      logcat(
        (day, time, level, tag, pid, tid, text) =>
          `${day} ${time} ${pid.padStart(5)} ${tid.padStart(5)} ${level} ${tag}: ${text}`,
      ),
  ],
  [
    'android-omadm-log',
    'logcat, time',
    () => logcat((day, time, level, tag, pid, _, text) => `${day} ${time} ${level}/${tag}(${pid}): ${text}`),
  ],
  [
    'android-omadm-log',
    'logcat, brief',
    () => logcat((_day, _time, level, tag, pid, _, text) => `${level}/${tag}(${pid}): ${text}`),
  ],
  ['android-omadm-log', 'in colours', () => whole(generatedLog('omadm', 20).replace(/^/gm, '\u001b[0;32m'))],
  ['ios-console-log', 'Console, pasted', () => generatedLog('ios', 20)],
  [
    'ios-console-log',
    'Console, tabs',
    () => unified(({ level, time, process, message }) => `${level}\t${time}-0500\t${process}\t${message}`),
  ],
  [
    'ios-console-log',
    'Console, rich text',
    () =>
      textEdit(
        generatedLog('ios', 20)
          .replaceAll('\\ \n', '\n')
          .slice(0, SIZE - 2_000_000),
      ),
  ],
  [
    'ios-console-log',
    'syslog of a device',
    () =>
      unified(
        ({ level, time, process, message }) =>
          `May  1 ${time.slice(0, 8)} iPhone ${process}[123] <${named(level)}>: (Note ) MC: ${message}`,
      ),
  ],
  [
    'ios-console-log',
    'idevicesyslog',
    () =>
      unified(
        ({ level, time, process, message }) =>
          `May  1 ${time} ${process}(ManagedConfiguration)[123] <${named(level)}>: ${message}`,
      ),
  ],
  [
    'ios-console-log',
    'log show, default',
    () =>
      unified(
        ({ level, time, process, message }) =>
          `2024-05-01 ${time}-0500 0x1234     ${named(level)}       0x0                  123    0    ${process}: (ManagedConfiguration) [com.apple.ManagedConfiguration:MC] ${message}`,
      ),
  ],
  [
    'ios-console-log',
    'log show, syslog',
    () =>
      unified(
        ({ time, process, message }) =>
          `2024-05-01 ${time}-0500  localhost ${process}[123]: (ManagedConfiguration) [com.apple.ManagedConfiguration:MC] ${message}`,
      ),
  ],
  [
    'ios-console-log',
    'log show, compact',
    () =>
      unified(
        ({ time, process, message }) =>
          `2024-05-01 ${time.slice(0, 12)} Db ${process}[123:4a2f] [com.apple.ManagedConfiguration:MC] ${message}`,
      ),
  ],
  ['ios-console-log', 'log show, ndjson', () => unified((entry) => JSON.stringify(members(entry)))],
  [
    'ios-console-log',
    'log show, ndjson without escapes',
    () => unified((entry) => JSON.stringify(members(entry)).replaceAll(/\\[n"\\]/g, ' ')),
  ],
  [
    'ios-console-log',
    'log stream, json',
    () => unified((entry, i) => `${i === 0 ? '[' : '},'}${JSON.stringify(members(entry), null, 2).slice(0, -2)}`),
  ],
  ['ndes-plugin-log', 'framed, as CMTrace reads it', () => repeated(corpus('ndes-plugin-log/framed.log'))],
  ['ndes-plugin-log', 'rows of CMTrace', () => repeated(corpus('ndes-plugin-log/copied-rows.log'))],
  ['ndes-plugin-log', 'messages alone', () => repeated(corpus('ndes-plugin-log/documented.log'))],
  ['msi-setup-log', 'set-up', () => repeated(corpus('msi-setup-log/utf-16le.log', 'utf16le'))],
  ['svclog', 'a registration point, in one line', () => repeated(corpus('svclog/CertificateRegistrationPoint.svclog'))],
  ['svclog', 'a connector, line by line', () => repeated(corpus('svclog/NDESConnector.svclog'))],
  ['windows-event-log', 'XML over several lines', () => repeated(corpus('windows-event-log/server.xml'))],
  ['windows-event-log', 'XML, an event a line', () => repeated(corpus('windows-event-log/device.xml'))],
  ['windows-event-log', 'CSV', () => repeated(corpus('windows-event-log/connector.csv'))],
  ['windows-event-log', 'German text', () => repeated(corpus('windows-event-log/german.txt'))],
  ['windows-event-log', 'Portuguese text', () => repeated(corpus('windows-event-log/portuguese.txt'))],
  ['apple-profile-log', 'plain', () => repeated(corpus('apple-profile-log/scep.mobileconfig'))],
  ['apple-profile-log', 'signed', () => repeated(corpus('apple-profile-log/signed.mobileconfig'))],
];

/** Logs in which every line fails. */
export const failures = [
  [
    'iis-w3c-log',
    () =>
      repeated(
        `2024-05-01 00:00:04 10.1.5.20 GET /certsrv/mscep/mscep.dll ${PKI} 443 - 10.1.5.31 profiled/1.0 - 500 0 1346 31`,
        `#Fields: ${IIS}\n`,
      ),
  ],
  [
    'android-omadm-log',
    () =>
      repeated(
        '2018-02-27T05:16:09.5530000\tWARN\tEvent\torg.jscep.client.Client\t18327\t10\torg.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server',
      ),
  ],
  ['ios-console-log', () => repeated(corpus('ios-console-log/errors.log'))],
  [
    'ndes-plugin-log',
    () => repeated('Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175'),
  ],
  [
    'msi-setup-log',
    () =>
      repeated(
        'CustomAction CA_Test returned actual error code 1603 (note this may not be 100% accurate if translation happened inside sandbox)',
      ),
  ],
];

/** Texts that are hard on a parser; `record` is a whole record of the format that reads them. */
export const adverse = [
  ['20 MB in one line', (record) => flat(`${record.trimEnd()} ${'certificate enrollment '.repeat(SIZE / 23)}`)],
  ['a million lines of one character', (record) => flat(`${record}${'x\n'.repeat(1_000_000)}`)],
  [
    'a million further lines of one record',
    (record) => flat(`${record}${'\tat org.jscep.Client(Client.java)\n'.repeat(SIZE / 34)}`),
  ],
  [
    'nothing but lines of base64',
    (record) => flat(`${record}${`${'MIIJpgYJKoZIhvcNAQcCoIIJlzCCCZMCAQExDzANBgk'.repeat(2).slice(0, 76)}\n`.repeat(SIZE / 77)}`),
  ],
  ['nothing but brackets', (record) => flat(`${record}${'<'.repeat(SIZE)}`)],
  ['nothing but quotes and braces', (record) => flat(`${record}${'{"'.repeat(SIZE / 2)}`)],
];
