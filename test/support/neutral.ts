import { corpusFiles } from './corpus-file.ts';

const FORMATS = [
  'android-omadm-log',
  'apple-profile-log',
  'httperr-log',
  'iis-w3c-log',
  'ios-console-log',
  'msi-setup-log',
  'ndes-plugin-log',
  'svclog',
  'windows-event-log',
];

/** The paths, below test/corpus, of all texts in one of our formats. */
export const trueLogs: readonly string[] = FORMATS.flatMap((format) => [format, `marked/${format}`])
  .flatMap((folder) => corpusFiles(folder).map((name) => `${folder}/${name}`))
  .filter((path) => !/README\.md$|\/near-|utf-16le|bplist$|binary\.mobileconfig$/.test(path));

/** The same text in which every word is another one; its columns, numbers and marks are what they were. */
export function otherWords(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const code = letter.charCodeAt(0);
    const small = code | 0x20;
    if (small < 0x61 || small > 0x7a) return 'ø'; // labels in other languages than English are words, too
    return String.fromCharCode((code & 0x20) + 0x41 + ((small - 0x61 + 13) % 26));
  });
}

/**
 * The same text in which what the formats are known by is another word: directives and methods, reasons of http.sys, loggers of Android's
 * agent and processes of Apple's, labels of events and their titles, names of products, sources and payloads, what speaks of SCEP.
 */
export function withoutEvidence(text: string): string {
  return text.replace(EVIDENCE, otherWords);
}

const EVIDENCE = new RegExp(
  [
    '#\\w+:|\\b(?:GET|POST|HEAD|OPTIONS|PUT|DELETE|PROPFIND|DEBUG|TRACE)\\b|\\d (?=\\d+ \\d+ \\d+)',
    '\\b(?:Timer|Connections?|Client|Invalid|URL|Version|Request|App|Bad|Conn|Entity|Field|Length|Queue)_?[A-Z]\\w*|\\b(?:Forbidden|Disabled|Header|Hostname|Internal|Number|Precondition|URL|Verb)\\b|N/[AI]',
    'com\\.microsoft|org\\.jscep|Microsoft|Windows|Intune|NDES\\w*|PFX|[Cc]ertificate|CustomAction',
    'profiled|mdmd|mdmclient|SpringBoard|backboardd|CommCenter|MC[A-Z]\\w*|SCEP\\w*|scep\\w*|PKI\\w*|pki\\w*|GetCA\\w*|[cC]hallenge',
    'E2ETraceEvent|<Event\\b|</Event\\b|plist|SyncML',
    '^ *"?[\\p{L}’\' .-]{2,32}"? *[:,;\\t]',
    '[Ee]vent|Ereignis|Source|Quelle|Provider\\w*|LogName|TimeCreated|[A-Z]\\w*DisplayNames?|MachineName',
    '(?:[A-Z][a-z]+){2,}|Calling|Sending|Verify|Exiting|Failed',
    'Network Device Enrollment|The password in|ConfigureIISLimits|AddNDESToCertPrivKey|GetNDESAccountName',
  ].join('|'),
  'gmu',
);
