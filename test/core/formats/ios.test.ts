import { describe, expect, it } from 'vitest';
import { iosConsoleDetector } from '../../../server/src/core/formats/ios-console-log/detect.ts';
import { iosConsoleLog } from '../../../server/src/core/formats/ios-console-log/index.ts';
import { fixture } from '../../support/fixtures.ts';
import { checkEvents, checkFields, eventsOf, tally } from './marks.ts';

/** A row copied from the Console app. */
const row = (message: string): string => `debug 18:30:53.691033 -0500 profiled ${message}`;
const request = 'Performing synchronous URL request: https://n/certsrv/mscep/mscep.dll?operation=';

describe('layouts', () => {
  it('of the Console app: TextEdit remains, single blanks, tabs', () => {
    checkFields(
      iosConsoleLog,
      String.raw`
\f0\fs24 \cf0 debug    18:30:53.691033 -0500    profiled    hello\ 
              ^^^^^ level: level
                       ^^^^^^^^^^^^^^^^^^^^^ time: time
                                                ^^^^^^^^ process: process
Default 18:30:57.320616 -0500 profiled hello
^^^^^^^ level: level
        ^^^^^^^^^^^^^^^^^^^^^ time: time
                              ^^^^^^^^ process: process
default	23:58:54.801197-0400	Company Portal	hello
^^^^^^^ level: level
        ^^^^^^^^^^^^^^^^^^^^ time: time
                             ^^^^^^^^^^^^^^ process: process
`,
    );
  });

  it('of syslog: device name empty, with blanks or a dash; with weekday; with image', () => {
    checkFields(
      iosConsoleLog,
      `
May 23 14:15:42 Anna's iPad profiled[150] <Notice>: (Error) MC: x
^^^^^^^^^^^^^^^ time: time
                ^^^^^^^^^^^ device: text
                            ^^^^^^^^ process: process
                                     ^^^ pid: number
                                           ^^^^^^ level: level
                                                     ^^^^^ level: level
Mar  7 03:07:41 profiled[1764] <Warning>: x
^^^^^^^^^^^^^^^ time: time
                ^^^^^^^^ process: process
                         ^^^^ pid: number
                                ^^^^^^^ level: level
Tue Oct 26 15:34:22 -iPhone profiled[4733] <Warning>: x
^^^^^^^^^^^^^^^^^^^ time: time
                    ^^^^^^^ device: text
                            ^^^^^^^^ process: process
                                     ^^^^ pid: number
                                            ^^^^^^^ level: level
May 23 14:15:36.123456 profiled(ManagedConfiguration)[150] <Debug>: x
^^^^^^^^^^^^^^^^^^^^^^ time: time
                       ^^^^^^^^ process: process
                                ^^^^^^^^^^^^^^^^^^^^ library: category
                                                      ^^^ pid: number
                                                            ^^^^^ level: level
`,
    );
  });

  it('of log show: default, syslog and compact style', () => {
    checkFields(
      iosConsoleLog,
      `
Timestamp                       Thread     Type        Activity             PID    TTL
2024-01-15 10:00:00.123456-0800 0x1234     Error       0x0                  123    14   mdmclient: (CP) [com.apple.MDM:SCEP] x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
                                ^^^^^^ thread: thread
                                           ^^^^^ level: level
                                                       ^^^ activity: number
                                                                            ^^^ pid: number
                                                                                   ^^ ttl: number
                                                                                        ^^^^^^^^^ process: process
                                                                                                    ^^ library: category
                                                                                                         ^^^^^^^^^^^^^^^^^^ subsystem: category
2022-08-25 15:22:01.008417+0100  localhost mdmclient[1766]: x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
                                 ^^^^^^^^^ device: text
                                           ^^^^^^^^^ process: process
                                                     ^^^^ pid: number
2024-01-15 10:00:00.123 E  profiled[123:45ab] x
^^^^^^^^^^^^^^^^^^^^^^^ time: time
                        ^ level: level
                           ^^^^^^^^ process: process
                                    ^^^ pid: number
                                        ^^^^ thread: thread
`,
    );
  });

  it('of exports with titles: the title says what a column holds, wherever it stands', () => {
    checkFields(
      iosConsoleLog,
      `
Hora	Tipo	PID	Proceso	Subsistema	Categoría	Mensaje
18:30:53.691033+0200	Depuración	98	Company Portal	com.apple.MC	Main	x
^^^^^^^^^^^^^^^^^^^^ time: time
                     ^^^^^^^^^^ level: level
                                ^^ pid: number
                                   ^^^^^^^^^^^^^^ process: process
                                                  ^^^^^^^^^^^^ subsystem: category
                                                               ^^^^ subsystem: category
`,
    );
    checkFields(
      iosConsoleLog,
      `
Type          Time                    Process         Message
Default       18:30:57.320616-0500    Company Portal  hello there
^^^^^^^ level: level
              ^^^^^^^^^^^^^^^^^^^^ time: time
                                      ^^^^^^^^^^^^^^ process: process
Error         18:30:58.320616-0500    profiled        x
^^^^^ level: level
              ^^^^^^^^^^^^^^^^^^^^ time: time
                                      ^^^^^^^^ process: process
`,
    );
    checkFields(
      iosConsoleLog,
      `
Message	Unbekannt	Zeit	Thread
hello	?	2024-05-01 18:30:53,691033+0200	0x3001
     	 	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
     	 	                               	^^^^^^ thread: thread
`.replace(/^[ \t]+(?=\^)/gm, (indent) => ' '.repeat(indent.length)),
    );
  });

  it('of exports with titles have a message that goes over lines, and rows that do not fit are read as before', () => {
    const text =
      'Time\tType\tProcess\tMessage\n18:30:53.691033+0200\tError\tprofiled\tone\ttwo\n\tthree\n\ndebug\t18:30:54.691033-0400\tmdmd\tfour\n';
    const { records } = iosConsoleLog.parse(text);
    expect(records.length).toBe(2);
    const words = [0, 1].map(
      (i) =>
        records
          .at(i)
          ?.fields()
          .find(({ name }) => name === 'message')?.span,
    );
    expect(words.map((span) => span && text.slice(span.start, span.end))).toEqual(['one\ttwo\n\tthree', 'four']);
    expect(records.at(0)?.level).toBe('error');
    expect(records.at(1)?.level).toBe('debug');
    expect(records.indexAt(3)).toBe(-1);
  });

  it('of exports with titles are not seen in prose and in tables of others', () => {
    for (const text of [
      'Time\tMessage\n18:30:53.691033+0200\tx\n',
      'Time\tTime\tProcess\tMessage\n18:30:53.691033+0200\t1\tp\tx\n',
      'Time flies,  and so does the process,  says the message\n18:30:53.691033+0200  x\n',
      'Type\tProcess\tMessage\tPID\nDebug\tp\tx\t1\n',
    ]) {
      expect(iosConsoleLog.parse(text).records.length).toBe(0);
    }
  });

  it('of exports with titles that come only when the log has grown', () => {
    const rows = '18:30:53.691033+0200\tprofiled\tx\n18:30:54.691033+0200\tprofiled\ty\n';
    const before = iosConsoleLog.parse('Time\tProcess\tMess');
    expect(iosConsoleLog.parse(`Time\tProcess\tMessage\n${rows}`, before).records.length).toBe(2);
  });

  it('of the compact style: an activity is a line of its own, without a level', () => {
    const { records } = iosConsoleLog.parse(
      '2024-05-01 10:19:49.001 A  mdmclient[3270:3694b] (Security) SecTrust\n2024-05-01 10:19:49.120 X  mdmclient[1:2] x\n',
    );
    expect(records.length).toBe(1);
    expect(records.at(0)?.level).toBeUndefined();
  });

  it.each(iosConsoleLog.samples.map((sample) => [sample.title, sample]))('are recognised: %s', (_, sample) => {
    expect(iosConsoleDetector.detect({ head: sample.text, fileName: '' })?.quality).toBe('certain');
    expect(iosConsoleLog.parse(sample.text).records.length).toBe(sample.records);
  });
});

describe('time', () => {
  const timeOf = (text: string) => iosConsoleLog.parse(text).records.at(0)?.time;

  it('of a Console row has an offset and no date', () => {
    expect(timeOf(row('x'))).toMatchObject({
      epochMs: Date.UTC(1970, 0, 1, 23, 30, 53, 691),
      zone: 'offset',
      offsetMinutes: -300,
      dateKnown: false,
    });
  });

  it('of a syslog line has a day and no year', () => {
    expect(timeOf('Feb 29 14:15:42 profiled[1] <Notice>: x')).toMatchObject({
      zone: 'assumed',
      dateKnown: true,
      yearKnown: false,
    });
  });

  it('of log show is complete', () => {
    expect(timeOf('2022-08-25 15:22:01.008417+0100  localhost mdmclient[1766]: x')).toMatchObject({
      epochMs: Date.UTC(2022, 7, 25, 14, 22, 1, 8),
      zone: 'offset',
      dateKnown: true,
      yearKnown: true,
    });
  });

  it('that no clock or calendar has makes no record', () => {
    for (const text of [
      'debug 25:30:53.691033 -0500 profiled x',
      'Feb 30 14:15:42 profiled[1] <Notice>: x',
      '2022-13-25 15:22:01+0100 h p[1]: x',
    ]) {
      expect(iosConsoleLog.parse(text).records.length).toBe(0);
    }
  });
});

describe('levels', () => {
  it.each([
    [row('x'), 'debug'],
    [row('x').replace('debug', 'Default'), 'notice'],
    ['Mar 17 03:07:41 iPad profiled[1764] <Notice>: x', 'notice'],
    ['Mar 17 03:07:41 iPad profiled[1764] <Notice>: (Error) MC: x', 'error'],
    ['Mar 17 03:07:41 iPad profiled[1764]: x', undefined],
  ])('%s', (text, level) => {
    expect(iosConsoleLog.parse(text).records.at(0)?.level).toBe(level);
  });
});

describe('requests', () => {
  it('of the article: three calls, the last with a message that is cut', () => {
    const text = fixture('article/ios-console.log');
    const document = iosConsoleLog.parse(text);
    expect(tally(document)).toEqual({
      'http request GetCACert': 1,
      'http request GetCACaps': 1,
      'note retrieving-certificate': 1,
      'note csr-sent-get': 1,
      'http request PKIOperation payload cut': 1,
    });
    const last = eventsOf(document).at(-1);
    const span = last?.kind === 'http' ? last.payload?.span : undefined;
    expect(span && text.slice(span.start, span.end)).toBe(/message=(MIAG[A-Za-z0-9+/]+)/.exec(text)?.[1]);
  });

  it('end before what TextEdit leaves at the line end', () => {
    const document = checkEvents(
      iosConsoleLog,
      String.raw`
debug 18:30:53.691033 -0500 profiled Performing synchronous URL request: https://n/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority\ 
                                                                                                                     ^^^^^^^^^ http request GetCACert
`,
    );
    expect(eventsOf(document)[0]).toMatchObject({
      url: { value: 'https://n/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority' },
      platform: 'ios',
      side: 'device',
    });
  });

  it.each([
    ['profiled', 'ios'],
    ['mdmclient', 'macos'],
    ['CertificateService', 'unknown'],
  ])('of %s come from: %s', (process, platform) => {
    const [event] = eventsOf(iosConsoleLog.parse(row(`${request}GetCACaps`).replace('profiled', process)));
    expect(event).toMatchObject({ platform });
  });

  it('to other addresses are none of ours', () => {
    expect(eventsOf(iosConsoleLog.parse(row('Performing synchronous URL request: https://mdm.example.com/checkin')))).toEqual([]);
  });

  it('keep a message together that was wrapped onto further lines', () => {
    const parts = ['MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglg', 'hkgBZQMEAgMFADCABgkqhkiG9w0BBwGggCSA', 'AAAAAAA='];
    const text = `${row(`${request}PKIOperation&message=${parts[0]}`)}\\ \n${parts[1]}\\ \n${parts[2]}\n${row('next')}`;
    const [event] = eventsOf(iosConsoleLog.parse(text));
    const payload = event?.kind === 'http' ? event.payload : undefined;
    expect(payload).toMatchObject({ state: 'logged' });
    expect(payload && text.slice(payload.span.start, payload.span.end)).toBe(parts.join('\\ \n'));
  });
});

describe('payload state', () => {
  const whole = fixture('messages/jscep-get-aes-sha256-06-req.b64').trim();
  const stateOf = (value: string) => {
    const [event] = eventsOf(iosConsoleLog.parse(row(`${request}PKIOperation&message=${value}`)));
    return event?.kind === 'http' ? event.payload?.state : undefined;
  };

  it('is logged for a whole message, raw or percent-encoded', () => {
    expect(stateOf(whole)).toBe('logged');
    expect(stateOf(encodeURIComponent(whole))).toBe('logged');
  });

  it.each([1, 2, 3])('is cut where it ends in the middle of a group of four (%i characters missing)', (missing) => {
    expect(stateOf(whole.slice(0, whole.length - missing))).toBe('cut');
  });

  it.each([12, 400, 1000])('is cut where the zeros that end a BER message are missing (%i characters)', (missing) => {
    expect(stateOf(whole.slice(0, whole.length - missing))).toBe('cut');
  });

  it('is cut where a DER message is shorter than it says', () => {
    const der = fixture('messages/sscep-get-3des-sha1-02-req.b64').trim();
    expect(der.startsWith('MII')).toBe(true);
    expect(stateOf(der)).toBe('logged');
    expect(stateOf(der.slice(0, 1024))).toBe('cut');
  });

  it('is ellipsis where the logger wrote dots', () => {
    expect(stateOf('...')).toBe('ellipsis');
    expect(stateOf('MIAGCSqGSIb3...')).toBe('cut');
  });
});

describe('notes', () => {
  it.each([
    [
      'Adding dependent ModelName=AC_5.../LogicalName_1...;Hash=-9 to parent 6365 in domain PayloadDependencyDomainCertificate to system\\',
      'profile-arrived',
      'ModelName=AC_5.../LogicalName_1...;Hash=-9',
    ],
    [
      'Adding dependent Microsoft.Profiles.MDM to parent www.windowsintune.com.SCEP.ModelName=AC_5;Hash=-9 in domain ManagedProfileToManagingProfile to system',
      'profile-managed',
      'www.windowsintune.com.SCEP.ModelName=AC_5;Hash=-9',
    ],
    [
      "Profile \\'93www.windowsintune.com.SCEP.ModelName=AC_5;Hash=-9\\'94 installed.\\ ",
      'profile-installed',
      'www.windowsintune.com.SCEP.ModelName=AC_5;Hash=-9',
    ],
    ['Profile “com.example.scep” installed.', 'profile-installed', 'com.example.scep'],
    ['Profile "com.example.scep" installed.', 'profile-installed', 'com.example.scep'],
    ['Attempting to retrieve issued certificate...\\ ', 'retrieving-certificate', undefined],
    ['Sending CSR via GET.\\  ', 'csr-sent-get', undefined],
    ['Sending CSR via POST.', 'csr-sent-post', undefined],
    ['(Note ) MC: Enrolling in OTA Profile service...', 'ota-enrollment', undefined],
    [' SecTrustEvaluate  [leaf AnchorTrusted]', 'trust-evaluation-failed', undefined],
    ['(Error) MC: Rolling back installation of profile “com.example.wifi”...', 'profile-rolled-back', 'com.example.wifi'],
    ['(Error) MC: Cannot retrieve SCEP identity: NSError:', 'scep-identity-failed', undefined],
    ['Could not retrieve issued certificate: NSError:', 'certificate-retrieval-failed', undefined],
    ['Installation failed. Error: NSError:', 'installation-failed', undefined],
    ['URL request to https://n/x failed. Error: lost', 'url-request-failed', 'https://n/x'],
    ['URL request failed. Status code: 500', 'url-request-failed', '500'],
  ])('%s', (message, note, subject) => {
    const [event, ...others] = eventsOf(iosConsoleLog.parse(row(message)));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: 'note', note });
    expect(event?.kind === 'note' ? event.subject?.value : undefined).toBe(subject);
  });

  it('say nothing of other profiles that are installed', () => {
    expect(eventsOf(iosConsoleLog.parse(row('Profile “com.example.wifi” installed.')))).toEqual([]);
  });
});

describe('errors', () => {
  it('printed over several lines, with the error under them; prose that looks like a label is none', () => {
    const document = checkEvents(
      iosConsoleLog,
      String.raw`
May 23 14:15:42 -iPhone profiled[150] <Notice>: (Error) MC: Cannot retrieve SCEP identity: NSError:
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note scep-identity-failed
    Desc   : Die Antwort ist ung\'fcltig: Code : 7\ 
    Sugg   : Nochmal
    US Desc: The Registration Authority's response is invalid.\ 
    Domain : MCSCEPErrorDomain\ 
    Code   : 22003\ 
             ^^^^^ error MCSCEPErrorDomain 22003 <- NSURLErrorDomain -1005 <- kCFErrorDomainCFNetwork -1
    Type   : MCFatalError\ 
    ...Underlying error:
    NSError:
    Desc   : lost
    Domain : NSURLErrorDomain
    Code   : -1005
    ...Underlying error: NSError:
    Domain : kCFErrorDomainCFNetwork
    Code   : -1
`,
    );
    const error = eventsOf(document)[1];
    expect(error).toMatchObject({
      notation: 'ns-error',
      text: { value: String.raw`Die Antwort ist ung\'fcltig: Code : 7` },
      englishText: { value: "The Registration Authority's response is invalid." },
      causes: [{ text: { value: 'lost' } }, {}],
    });
  });

  it('are none where a message only begins with such a word', () => {
    for (const message of ['Desc: The profile was installed.', 'Code: 12', 'Type: MCFatalError'])
      expect(eventsOf(iosConsoleLog.parse(row(message)))).toEqual([]);
  });

  it('printed on one line', () => {
    const document = checkEvents(
      iosConsoleLog,
      `
error	10:00:00.000001+0000	profiled	Could not retrieve issued certificate: NSError: Desc : Bad. US Desc: Bad one. Domain : MCSCEPErrorDomain Code : 22013 Type : MCFatalError ...Underlying error: NSError: Domain : X Code : 3
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note certificate-retrieval-failed
                                                                                                                                                    ^^^^^ error MCSCEPErrorDomain 22013 <- X 3
`,
    );
    expect(eventsOf(document)[1]).toMatchObject({ text: { value: 'Bad.' }, englishText: { value: 'Bad one.' } });
  });

  it('in the notation of Foundation', () => {
    checkEvents(
      iosConsoleLog,
      `
error	10:00:00.000001+0000	mdmclient	Error Domain=MCInstallationErrorDomain Code=4001 "Profile failed" UserInfo={NSUnderlyingError=0x60 {Error Domain=MCSCEPErrorDomain Code=22013 "Invalid." UserInfo={}}}
                                                                                 ^^^^ error MCInstallationErrorDomain 4001 <- MCSCEPErrorDomain 22013
error	10:00:00.000001+0000	mdmclient	Error Domain=MCSCEPErrorDom
                                                  ^^^^^^^^^^^^^^ error MCSCEPErrorDom
`,
    );
  });

  it('as a key that does not depend on the language', () => {
    const document = checkEvents(
      iosConsoleLog,
      `
debug	10:00:00.000001+0000	profiled	Bundle: <private>, key: SCEP_ERROR_INVALID_PKI_RESPONSE, value: (null), table: Errors, localizationName: (null), result: Der Server antwortet falsch.
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error SCEP_ERROR_INVALID_PKI_RESPONSE
`,
    );
    expect(eventsOf(document)[0]).toMatchObject({ notation: 'scep-error-key', text: { value: 'Der Server antwortet falsch.' } });
  });

  it('of the page about a missing GetCACaps, pasted without the first header', () => {
    const text = `Desc   : The Registration Authority...s response is invalid.\nMay 23 14:15:36 -iPhone profiled[150] <Error>:  SecTrustEvaluate  [leaf AnchorTrusted]\nMay 23 14:15:42 -iPhone profiled[150] <Notice>: (Error) MC: Cannot retrieve SCEP identity: NSError:\nDesc   : The Registration Authority...s response is invalid\n`;
    expect(tally(iosConsoleLog.parse(text))).toEqual({
      'note trust-evaluation-failed': 1,
      'note scep-identity-failed': 1,
      'error NSError': 1,
    });
  });
});

describe('records', () => {
  it('may change their layout in mid-file; what tools write between them belongs to none', () => {
    const text = `{\\rtf1\\ansi\n${row('one')}\\ \n[disconnected:0000]\nstray\nMar 17 03:07:41 iPad profiled[1] <Notice>: two\n\n  more\n}\n`;
    const document = iosConsoleLog.parse(text);
    expect(document.records.length).toBe(2);
    expect(document.records.indexAt(text.indexOf('stray'))).toBe(-1);
    expect(document.records.indexAt(text.indexOf('more'))).toBe(1);
    expect(document.records.indexAt(text.indexOf('}\n', 20))).toBe(-1);
  });

  it('are those of the whole text when a log grows', () => {
    const whole = `${row('Cannot retrieve SCEP identity: NSError:')}\n Domain : MCSCEPErrorDomain\n Code   : 22003\n${row('Sending CSR via GET.')}\n`;
    for (const cut of [whole.indexOf(' Domain'), whole.indexOf('debug', 5), whole.length]) {
      const grown = iosConsoleLog.parse(whole, iosConsoleLog.parse(whole.slice(0, cut)));
      expect(eventsOf(grown)).toEqual(eventsOf(iosConsoleLog.parse(whole)));
    }
  });
});

describe('fields', () => {
  it('mark the parts of a request, and a challenge as a secret', () => {
    checkFields(
      iosConsoleLog,
      `
debug 18:30:53.691033 -0500 profiled Performing synchronous URL request: https://n/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEH
^^^^^ level: level
      ^^^^^^^^^^^^^^^^^^^^^ time: time
                            ^^^^^^^^ process: process
                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ url: url
                                                                                                       ^^^^^^^^^^^^ operation: operation
                                                                                                                            ^^^^^^^^^^^^^^^^ payload: payload
debug 18:30:53.691033 -0500 profiled { Challenge = "s3;c t"; Keysize = 2048; <key>Challenge</key><string>t0p</string>
^^^^^ level: level
      ^^^^^^^^^^^^^^^^^^^^^ time: time
                            ^^^^^^^^ process: process
                                                    ^^^^^^ Challenge: secret
                                                                                                         ^^^ Challenge: secret
`,
    );
  });

  it('each have a help text', () => {
    const names = new Set<string>();
    const texts = [
      ...iosConsoleLog.samples.map((sample) => sample.text),
      fixture('article/ios-console.log'),
      row('Challenge = x; '),
      row('URL request failed. Status code: 500'),
    ];
    for (const text of texts) {
      const document = iosConsoleLog.parse(text);
      for (let i = 0; i < document.records.length; i++)
        for (const field of document.records.at(i)?.fields() ?? []) names.add(field.name);
    }
    expect([...names].filter((name) => !iosConsoleLog.fieldHelp[name])).toEqual([]);
    expect(names.size).toBeGreaterThan(15);
  });
});

describe('detection', () => {
  const detect = (head: string, fileName = '') => iosConsoleDetector.detect({ head, fileName })?.quality;

  it('recognises the article without a file name', () => {
    expect(detect(fixture('article/ios-console.log'))).toBe('certain');
  });

  it('recognises rows of the Console app that an iPhone or iPad wrote, before the first word of SCEP', () => {
    const rows = 'default\t23:58:54.801197-0400\tWeatherd\tready\n'.repeat(3);
    expect(detect(`${rows}default\t23:58:54.801197-0400\tSpringBoard\tready\n`)).toBe('likely');
    expect(detect(rows)).toBeUndefined();
  });

  it('recognises another process by words of SCEP', () => {
    expect(detect('May 23 14:15:36 iPad securityd[150] <Error>: MCSCEPErrorDomain 22003')).toBe('likely');
  });

  it('takes a name for a hint only where the layout is there', () => {
    expect(detect('May 23 14:15:36 iPad kernel[0] <Notice>: x', 'case-1 iphone.log')).toBe('possible');
    expect(detect('dear diary', 'iphone.log')).toBeUndefined();
    expect(detect('', 'ios-console.log')).toBeUndefined();
  });

  it.each([
    [
      'syslog of a Linux machine',
      'May 23 14:15:36 web01 sshd[150]: Accepted publickey\nMay 23 14:15:37 web01 certmonger[9]: operation=GetCACert',
    ],
    [
      'system log of a Mac',
      'May 23 14:15:36 MacBook kernel[0] <Notice>: AppleUSB\nMay 23 14:15:36 MacBook com.apple.xpc.launchd[1] <Notice>: x',
    ],
    [
      'log show of a Mac',
      '2024-01-15 10:00:00.123456-0800 0x1234     Default     0x0                  123    0    kernel: (AppleUSBXHCI) hello',
    ],
    ['levels and times of another program', 'info 12:00:01 started\nerror 12:00:02.123456 failed'],
    ['logcat', '05-01 05:00:00.184  8123  8140 D profiled: Sending'],
    ['ISO times', '2024-01-15 10:00:00,123 INFO [main] profiled started'],
    ['prose', 'The profiled process on iOS retrieves the SCEP identity.'],
    ['nothing', ''],
  ])('leaves alone: %s', (_, head) => {
    expect(detect(head)).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each([
    ['empty text', '', 0],
    ['NUL bytes', '\0\0\n\0', 0],
    ['a lone surrogate', row('Profile "\ud800scep" installed.'), 1],
    ['a megabyte of tabs below titles', `Time\tProcess\tMessage\n${'\t'.repeat(1_000_000)}`, 0],
    ['a megabyte of rows without tabs below titles', `Time\tProcess\tMessage\n${'18:30:53.691033+0200 \n'.repeat(45_000)}`, 0],
    ['a megabyte of titles', 'Time\tProcess\tMessage\t'.repeat(40_000), 0],
    ['one megabyte of colons', row('NSError: Code :'.repeat(70_000)), 1],
    ['one megabyte of brackets', `May 23 14:15:36 ${'[1'.repeat(500_000)}`, 0],
    ['one megabyte of parentheses', row(`(${'a '.repeat(500_000)}`), 1],
    ['one megabyte of control words', `${'\\f0'.repeat(300_000)} x`, 0],
    ['one megabyte of backslashes', row('\\ '.repeat(500_000)), 1],
    ['a megabyte of keys', row('SCEP_ERROR_A '.repeat(80_000)), 1],
    ['a megabyte of domains', row('Error Domain=A Code=1 '.repeat(40_000)), 1],
    ['ten thousand lines of labels', row(`NSError:\n${' Desc : x\n'.repeat(10_000)}`), 1],
    ['a message wrapped onto a thousand lines', row(`${request}PKIOperation&message=${`${'A'.repeat(64)}\n`.repeat(1000)}`), 1],
  ])('is read without harm: %s', (_, text, records) => {
    const document = iosConsoleLog.parse(text);
    expect(document.records.length).toBe(records);
    for (let i = 0; i < records; i++) expect(document.records.at(i)?.fields().length).toBeGreaterThan(2);
    expect(document.problems).toEqual([]);
  });
});
