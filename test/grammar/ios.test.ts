import { describe, expect, it } from 'vitest';
import { check, tokenize } from './support.ts';

const SCOPE = 'text.log.ios-console';

describe('the Apple console grammar', () => {
  it('colours rows of the Console app, also behind TextEdit control words', () =>
    check(
      SCOPE,
      String.raw`
\f0\fs24 \cf0 debug    18:30:53.691033 -0500    profiled    hello\ 
              ^^^^^ token.debug-token
                       ^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                                ^^^^^^^^ entity.name.type.process
                                                                 ^^ comment.rtf
Default 18:30:57.320616 -0500 profiled Profile \'93ModelName=AC_5;Hash=-9\'94 installed.
^^^^^^^ token.info-token
        ^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                              ^^^^^^^^ entity.name.type.process
                                               ^^^^ comment.rtf
                                                   ^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.alias
                                                                         ^^^^ comment.rtf
error	23:58:54.801197-0400	Company Portal	hello
^^^^^ token.error-token
      ^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                           ^^^^^^^^^^^^^^ entity.name.type.process
`,
    ));

  it('colours what tells itself in an export with titles', () =>
    check(
      SCOPE,
      `
Zeit	Typ	Prozess	Teilsystem	Nachricht
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.titles
18:30:53.691033+0200	Fehler	profiled	com.apple.MC	GetCACert x
^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                     ^^^^^^ token.error-token
                                                  ^^^^^^^^^ support.function.operation
2024-05-01 18:30:53,691033+0200 0x3001     Error       0x0                  98     0    profiled: x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                ^^^^^^ constant.numeric.thread
                                           ^^^^^ token.error-token
                                                       ^^^ constant.numeric.activity
                                                                            ^^ constant.numeric.pid
                                                                                   ^ constant.numeric.ttl
                                                                                        ^^^^^^^^ entity.name.type.process
`,
    ));

  it('colours members of the JSON styles', () =>
    check(
      SCOPE,
      String.raw`
{"messageType":"Error","processImagePath":"\/usr\/libexec\/mdmclient","timestamp":"2024-01-15 10:00:00.1-0800","eventMessage":"GetCACert x","processID":123}
  ^^^^^^^^^^^ variable.parameter.member
                ^^^^^ token.error-token
                        ^^^^^^^^^^^^^^^^ variable.parameter.member
                                                           ^^^^^^^^^ entity.name.type.process
                                                                       ^^^^^^^^^ variable.parameter.member
                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                                                                                                ^^^^^^^^^^^^ variable.parameter.member
                                                                                                                               ^^^^^^^^^ support.function.operation
                                                                                                                                             ^^^^^^^^^ variable.parameter.member
                                                                                                                                                        ^^^ constant.numeric.member
  "messageType" : "Default",
   ^^^^^^^^^^^ variable.parameter.member
                   ^^^^^^^ token.info-token
`,
    ));

  it('colours syslog and idevicesyslog', () =>
    check(
      SCOPE,
      `
May 23 14:15:42 Anna's iPad profiled[150] <Notice>: (Error) MC: x
^^^^^^^^^^^^^^^ constant.numeric.timestamp
                            ^^^^^^^^ entity.name.type.process
                                     ^^^ constant.numeric.pid
                                           ^^^^^^ token.info-token
                                                     ^^^^^ token.error-token
Tue Oct 26 15:34:22 -iPhone profiled[4733] <Warning>: x
^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                            ^^^^^^^^ entity.name.type.process
                                     ^^^^ constant.numeric.pid
                                            ^^^^^^^ token.warn-token
May 23 14:15:36.123456 profiled(ManagedConfiguration)[150] <Debug>: x
^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                       ^^^^^^^^ entity.name.type.process
                                ^^^^^^^^^^^^^^^^^^^^ comment.library
                                                      ^^^ constant.numeric.pid
                                                            ^^^^^ token.debug-token
[connected:0000]
^^^^^^^^^^^^^^^^ comment.line.remark
`,
    ));

  it('colours log show', () =>
    check(
      SCOPE,
      `
2024-01-15 10:00:00.123456-0800 0x1234     Error       0x0                  123    14   mdmclient: x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                ^^^^^^ constant.numeric.thread
                                           ^^^^^ token.error-token
                                                       ^^^ constant.numeric.activity
                                                                            ^^^ constant.numeric.pid
                                                                                   ^^ constant.numeric.ttl
                                                                                        ^^^^^^^^^ entity.name.type.process
2022-08-25 15:22:01.008417+0100  localhost mdmclient[1766]: x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                           ^^^^^^^^^ entity.name.type.process
                                                     ^^^^ constant.numeric.pid
2024-01-15 10:00:00.123 E  profiled[123:45ab] x
^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                        ^ token.error-token
                           ^^^^^^^^ entity.name.type.process
                                    ^^^ constant.numeric.pid
`,
    ));

  it('colours requests and the message in them, up to what TextEdit left', () =>
    check(
      SCOPE,
      String.raw`
debug 18:30:53.691033 -0500 profiled Performing synchronous URL request: https://n/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx\ 
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                                         ^^^^^^^^^^^^^^^^^^^ markup.underline.link
                                                                                                       ^^^^^^^^^^^^ support.function.operation
                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.base64
                                                                                                                                                        ^^ comment.rtf
`,
    ));

  it('colours errors', () =>
    check(
      SCOPE,
      `
    Domain : MCSCEPErrorDomain
    ^^^^^^ variable.parameter.error-label
             ^^^^^^^^^^^^^^^^^ entity.name.type.error-domain
    Code   : -1005
    ^^^^ variable.parameter.error-label
             ^^^^^ constant.numeric.error-code
    ...Underlying error:
       ^^^^^^^^^^^^^^^^ variable.parameter.error-label
Error Domain=MCSCEPErrorDomain Code=22013 "Invalid."
             ^^^^^^^^^^^^^^^^^ entity.name.type.error-domain
                                    ^^^^^ constant.numeric.error-code
key: SCEP_ERROR_INVALID_PKI_RESPONSE, value: (null)
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.error-key
`,
    ));

  it.each([
    ['base64', 'A1b+/'],
    ['control words', '\\f0'],
    ['backslashes', '\\ '],
    ['labels', 'Code : '],
    ['blanks', ' '],
    ['brackets', 'May 23 14:15:36 a[1'],
    ['one time and brackets', '[1'],
    ['quotes', "\\'93"],
  ])(
    'is quick on a line of 20 000 characters: %s',
    async (_, piece) => {
      const lines = await tokenize(SCOPE, [
        `May 23 14:15:36 ${piece.repeat(20_000 / piece.length)}`,
        piece.repeat(20_000 / piece.length),
      ]);
      expect(lines.length).toBe(2);
    },
    2000,
  );
});
