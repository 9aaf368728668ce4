import { describe, expect, it } from 'vitest';
import { fixture } from '../support/fixtures.ts';
import { check, tokenize } from './support.ts';

const SCOPE = 'text.log.iis-w3c';

describe('the IIS grammar', () => {
  it('colours directives and the names of #Fields', () =>
    check(
      SCOPE,
      `
#Software: Microsoft Internet Information Services 10.0
^^^^^^^^^^ keyword.control.directive
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign
#Fields: date cs(User-Agent) X-Forwarded-For
^^^^^^^^ keyword.control.directive
         ^^^^ variable.parameter.field-name
              ^^^^^^^^^^^^^^ variable.parameter.field-name
                             ^^^^^^^^^^^^^^^ variable.parameter.field-name
2024-05-01 08:00:00
^^^^^^^^^^ constant.numeric.date
           ^^^^^^^^ constant.numeric.time
`,
    ));

  it('colours a record', () =>
    check(
      SCOPE,
      `
2024-05-01 08:00:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - fe80::f5:89b8%13 Dalvik/2.1.0+(Linux;+U) - 200 0 0 262
^^^^^^^^^^ constant.numeric.date
           ^^^^^^^^ constant.numeric.time
                    ^^^^^^^^^ variable.other.address
                              ^^^ keyword.control.method
                                  ^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.uri
                                                           ^^^^^^^^^ variable.parameter.query
                                                                    ^ punctuation.separator.key-value
                                                                     ^^^^^^^^^ support.function.operation
                                                                               ^^^^^^^ variable.parameter.query
                                                                                      ^ punctuation.separator.key-value
                                                                                       ^^ string.unquoted.identifier
                                                                                          ^^^ constant.numeric
                                                                                              ^ comment.absent
                                                                                                ^^^^^^^^^^^^^^^^ variable.other.address
                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.user-agent
                                                                                                                                         ^ comment.absent
                                                                                                                                           ^^^ markup.inserted.status
                                                                                                                                               ^ constant.numeric.substatus
                                                                                                                                                 ^ constant.numeric.win32-status
                                                                                                                                                   ^^^ constant.numeric
`,
    ));

  it('colours the status by its class, wherever it stands', () =>
    check(
      SCOPE,
      `
GET / - 302 0 0
~~~~~~~
        ^^^ constant.numeric.status
            ^ constant.numeric.substatus
              ^ constant.numeric.win32-status
GET / - 403 16 2148204809
~~~~~~~
        ^^^ markup.changed.status
            ^^ constant.numeric.substatus
               ^^^^^^^^^^ constant.numeric.win32-status
GET / - 500 0 1346 31 203.0.113.7
~~~~~~~
        ^^^ markup.deleted.status
            ^ constant.numeric.substatus
              ^^^^ constant.numeric.win32-status
                   ^^ constant.numeric
                      ^^^^^^^^^^^ variable.other.address
GET / - 443 - x
~~~~~~~
        ^^^ constant.numeric.iis
            ^ comment.absent
`,
    ));

  it('colours messages: logged, replaced by dots, and calls of the policy module', () =>
    check(
      SCOPE,
      `
GET /a operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx%2B/ 443
~~~~~~
       ^^^^^^^^^ variable.parameter.query
                ^ punctuation.separator.key-value
                 ^^^^^^^^^^^^ support.function.operation
                              ^^^^^^^ variable.parameter.query
                                     ^ punctuation.separator.key-value
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.base64
                                                                       ^^^ constant.numeric
GET /certsrv/mscep/mscep.dll ... 443
~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                             ^^^ string.unquoted.base64
                                 ^^^ constant.numeric
POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443
^^^^ keyword.control.method
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.uri
                                             ^^^^^^^^^^^^^ support.function.operation
                                                           ^ comment.absent
                                                             ^^^ constant.numeric
GET /a operation=Login CONTOSO\\anna HTTP/1.1 NDES_Plugin
~~~~~~
       ^^^^^^^^^ variable.parameter.query
                ^ punctuation.separator.key-value
                 ^^^^^ invalid.deprecated.operation
                       ^^^^^^^^^^^^ variable.other.user
                                    ^^^^^^^^ constant.other.version
                                             ^^^^^^^^^^^ string.unquoted.user-agent
`,
    ));

  it.each(['article/iis-500.log', 'article/iis-ok.log', 'article/iis-android-wrapped.log'])(
    'colours what people paste: %s',
    async (path) => {
      const lines = fixture(path).trimEnd().split('\n');
      const scopes = (await tokenize(SCOPE, lines)).flat().map((token) => token.scope);
      expect(scopes).toContain('support.function.operation.iis');
      expect(scopes).toContain('string.unquoted.user-agent.iis');
      expect(scopes.some((scope) => scope.includes('.status.'))).toBe(true);
    },
  );

  it('is quick on lines as long as VS Code tokenizes', async () => {
    const long = (part: string): string => part.repeat(Math.ceil(20_000 / part.length)).slice(0, 19_999);
    const lines = [
      'GET /',
      'a',
      '1 ',
      '500 0 ',
      '1.1.1.',
      ':f',
      'operation=',
      'message=MI',
      '&',
      'A+',
      '- ',
      'x\\',
      'A/1',
      '#F: ',
    ].map(long);
    const start = performance.now();
    await tokenize(SCOPE, lines);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
