import { describe, it } from 'vitest';
import { check } from './support.ts';

describe('the HTTPERR grammar', () => {
  it('colours directives, requests and reasons', () =>
    check(
      'text.log.httperr',
      `
#Software: Microsoft HTTP API 2.0
^^^^^^^^^^ keyword.control.directive
          ^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign
#Fields: date s-reason
^^^^^^^^ keyword.control.directive
         ^^^^ variable.parameter.field-name
              ^^^^^^^^ variable.parameter.field-name
2024-05-01 06:00:00 10.0.0.9 51234 fe80::1%4 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca 503 1 AppOffline SCEP
^^^^^^^^^^ constant.numeric.date
           ^^^^^^^^ constant.numeric.time
                    ^^^^^^^^ variable.other.address
                             ^^^^^ constant.numeric
                                   ^^^^^^^^^ variable.other.address
                                             ^^^ constant.numeric
                                                 ^^^^^^^^ constant.other.version
                                                          ^^^ keyword.control.method
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.uri
                                                                                       ^^^^^^^^^ variable.parameter.query
                                                                                                ^ punctuation.separator.key-value
                                                                                                 ^^^^^^^^^ support.function.operation
                                                                                                           ^^^^^^^ variable.parameter.query
                                                                                                                  ^ punctuation.separator.key-value
                                                                                                                   ^^ string.unquoted.identifier
                                                                                                                      ^^^ markup.deleted.status
                                                                                                                          ^ constant.numeric
                                                                                                                            ^^^^^^^^^^ markup.deleted.reason
2024-05-01 06:00:00 10.0.0.9 51234 10.1.5.20 443 - - - - - Timer_ConnectionIdle -
^^^^^^^^^^ constant.numeric.date
           ^^^^^^^^ constant.numeric.time
                    ^^^^^^^^ variable.other.address
                             ^^^^^ constant.numeric
                                   ^^^^^^^^^ variable.other.address
                                             ^^^ constant.numeric
                                                 ^ comment.absent
                                                   ^ comment.absent
                                                     ^ comment.absent
                                                       ^ comment.absent
                                                         ^ comment.absent
                                                           ^^^^^^^^^^^^^^^^^^^^ comment.reason
                                                                                ^ comment.absent
`,
    ));
});
