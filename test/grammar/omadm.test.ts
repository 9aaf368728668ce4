import { describe, expect, it } from 'vitest';
import { check, tokenize } from './support.ts';

const SCOPE = 'text.log.android-omadm';

describe('the OMADM grammar', () => {
  it('colours the columns, whatever is between them', () =>
    check(
      SCOPE,
      `
2018-02-27T05:16:08.2500000  VERB  Event  org.jscep.client.Client  18327    10  RA and CA are identical
^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                             ^^^^ token.debug-token
                                   ^^^^^ comment.category
                                          ^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.class.logger
                                                                   ^^^^^ constant.numeric.process
                                                                            ^^ constant.numeric.thread
2018-02-27T05:16:08.2500000	INFO	Event	a.B	1	0	x
^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                            ^^^^ token.info-token
                                 ^^^^^ comment.category
                                       ^^^ entity.name.type.class.logger
                                           ^ constant.numeric.process
                                             ^ constant.numeric.thread
2018-02-27T05:16:08.2500000 WARN Ev
^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                            ^^^^ token.warn-token
                                 ^^ comment.category
2018-02-27T05:16:08.2500000 ERROR
^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                            ^^^^^ token.error-token
2019-08-01T19:22:47.0240000    VERB    a.B    15118    04142    x
^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                               ^^^^ token.debug-token
                                       ^^^ entity.name.type.class.logger
                                              ^^^^^ constant.numeric.process
                                                       ^^^^^ constant.numeric.thread
Time    VERB    Event     a.B     9595        9    x
^^^^ constant.numeric.timestamp
        ^^^^ token.debug-token
                ^^^^^ comment.category
                          ^^^ entity.name.type.class.logger
                                  ^^^^ constant.numeric.process
                                              ^ constant.numeric.thread
`,
    ));

  it('colours the notations of logcat', () =>
    check(
      SCOPE,
      `
--------- beginning of main
^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.buffer
05-01 05:00:00.184  8123  8140 D PkiMessageDecoder: x
^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                    ^^^^ constant.numeric.process
                          ^^^^ constant.numeric.thread
                               ^ token.debug-token
                                 ^^^^^^^^^^^^^^^^^ entity.name.type.class.logger
05-01 05:00:00.184 E/AndroidRuntime( 8200): x
^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                   ^ token.error-token
                     ^^^^^^^^^^^^^^ entity.name.type.class.logger
                                     ^^^^ constant.numeric.process
[ 2024-05-01 05:00:00.184123 +0200  8123: 8140 W/Client   ]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                    ^^^^ constant.numeric.process
                                          ^^^^ constant.numeric.thread
                                               ^ token.warn-token
                                                 ^^^^^^ entity.name.type.class.logger
[ 05-01 05:00:00.184 10123: 8123: 8140 D/x        ]
  ^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                            ^^^^ constant.numeric.process
                                  ^^^^ constant.numeric.thread
                                       ^ token.debug-token
                                         ^ entity.name.type.class.logger
I/tag(1): GetCACaps
^ token.info-token
  ^^^ entity.name.type.class.logger
      ^ constant.numeric.process
          ^^^^^^^^^ support.function.operation
`,
    ));

  it('colours requests, answers by their status, and messages', () =>
    check(
      SCOPE,
      `
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Sending GetCACaps(ca) to https://<server>/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                       ^^^^^^^^^ support.function.operation
                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link
                                                                                                                           ^^^^^^^^^ support.function.operation
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Received '200 OK' when sending
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                         ^^^ markup.inserted.status
                                                             ^^ string.other.reason
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Received '500 Internal Server Error' when sending
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                         ^^^ markup.deleted.status
                                                             ^^^^^^^^^^^^^^^^^^^^^ string.other.reason
...mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQExDzAN
                       ^^^^^^^^^^^^ support.function.operation
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.base64
`,
    ));

  it('colours the verdict of a reply', () =>
    check(
      SCOPE,
      `
Response: org.jscep.message.CertRep@31[failInfo=<null>,pkiStatus=SUCCESS,transId=T1]
                                       ^^^^^^^^ variable.parameter.member
                                               ^ punctuation.separator.key-value
                                                ^^^^^^ constant.other.value
                                                       ^^^^^^^^^ variable.parameter.member
                                                                ^ punctuation.separator.key-value
                                                                 ^^^^^^^ markup.inserted.pki-status
                                                                         ^^^^^^^ variable.parameter.member
                                                                                ^ punctuation.separator.key-value
                                                                                 ^^ constant.other.value
[pkiStatus=FAILURE,senderNonce=Nonce [AA]]
 ^^^^^^^^^ variable.parameter.member
          ^ punctuation.separator.key-value
           ^^^^^^^ markup.deleted.pki-status
                   ^^^^^^^^^^^ variable.parameter.member
                              ^ punctuation.separator.key-value
                                      ^^ constant.other.value
`,
    ));

  it('colours states, names, exceptions and SyncML', () =>
    check(
      SCOPE,
      `
SCEP cert 'ModelName=AC_51;Hash=1' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
           ^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.alias
                                                      ^^^^^^^^^^^^^ constant.language.state
                                                                       ^^^^^^^^^^^^^^^^^^^^^^ constant.language.state
Caused by: java.net.UnknownHostException: Unable to resolve host
^^^^^^^^^^ keyword.control.caused-by
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.exception
	at org.jscep.client.Client.getCaCertificate(Client.java:281)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.stack-frame
&amp;lt;NDESUrl&amp;gt;https://p.net/certsrv/mscep/mscep.dll&amp;lt;/NDESUrl&amp;gt;
        ^^^^^^^ entity.name.tag.syncml
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link
                                                                     ^^^^^^^ entity.name.tag.syncml
[✓] POSTPKIOperation
 ^ markup.inserted.capability
[✗] GetNextCACert
 ^ markup.deleted.capability
    ^^^^^^^^^^^^^ support.function.operation
`,
    ));

  it.each([
    ['base64', 'A1b+/'],
    ['dots', 'a.b.'],
    ['dotted names', 'abc.def.Ghi'],
    ['blanks', ' '],
    ['digits', '2018-02-27T'],
    ['tags', '<a'],
    ['escapes', '&amp;lt;'],
    ['brackets', '[failInfo=Nonce ['],
  ])(
    'is quick on a line of 20 000 characters: %s',
    async (_, piece) => {
      const lines = await tokenize(SCOPE, [piece.repeat(20_000 / piece.length)]);
      expect(lines.length).toBe(1);
    },
    2000,
  );
});
