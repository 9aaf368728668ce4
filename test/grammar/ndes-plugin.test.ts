import { describe, it } from 'vitest';
import { check } from './support.ts';

describe('the grammar of the policy module log', () => {
  it('colours messages alone', () =>
    check(
      'text.log.ndes-plugin',
      `
Calling VerifyRequest ...
        ^^^^^^^^^^^^^ support.function.operation
Verify challenge returns true
^^^^^^^^^^^^^^^^^^^^^^^^ support.function.operation
                         ^^^^ markup.inserted.verdict
Verify challenge returns false
^^^^^^^^^^^^^^^^^^^^^^^^ support.function.operation
                         ^^^^^ markup.deleted.verdict
Exiting VerifyRequest with 0x0
        ^^^^^^^^^^^^^ support.function.operation
                           ^^^ markup.inserted.code
Exiting Notify with 0x80004005
        ^^^^^^ support.function.operation
                    ^^^^^^^^^^ markup.deleted.code
WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.deleted.flag
Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175
^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.deleted.message
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.uri
                                                                                   ^^^^^^^^^^^ markup.deleted.code
<title>403 - Forbidden: Access is denied.</title>
       ^^^ markup.deleted.status
`,
    ));

  it('colours the frame and rows of CMTrace', () =>
    check(
      'text.log.ndes-plugin',
      `
<![LOG[x]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" type="3" thread="11">
^^^^^^^ punctuation.definition.tag
        ^^^^^^^ punctuation.definition.tag
                ^^^^ entity.other.attribute-name
                    ^^ punctuation.separator.key-value
                      ^^^^^^^^^^^^^^^^ constant.numeric.time
                                      ^ punctuation.separator.key-value
                                        ^^^^ entity.other.attribute-name
                                            ^^ punctuation.separator.key-value
                                              ^^^^^^^^ constant.numeric.time
                                                      ^ punctuation.separator.key-value
                                                        ^^^^^^^^^ entity.other.attribute-name
                                                                 ^^ punctuation.separator.key-value
                                                                   ^^^^^^^^^^ entity.name.type.class.component
                                                                             ^ punctuation.separator.key-value
                                                                               ^^^^ entity.other.attribute-name
                                                                                   ^^ punctuation.separator.key-value
                                                                                     ^ token.error-token
                                                                                      ^ punctuation.separator.key-value
                                                                                        ^^^^^^ entity.other.attribute-name
                                                                                              ^^ punctuation.separator.key-value
                                                                                                ^^ constant.numeric.thread
                                                                                                  ^ punctuation.separator.key-value
x	NDESPlugin	5/1/2024 9:17:19 AM	4128 (0x1020)
  ^^^^^^^^^^ entity.name.type.class.component
             ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
                                 ^^^^ constant.numeric.thread
`,
    ));
});
