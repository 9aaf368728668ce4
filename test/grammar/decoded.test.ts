import { describe, it } from 'vitest';
import { check } from './support.ts';

describe('decoded SCEP message', () => {
  it('colours offsets, names, identifiers and problems of the tree', () =>
    check(
      'text.scep-decoded',
      `
     0  ContentInfo
^^^^^^ constant.numeric.offset.scep-decoded
        ^^^^^^^^^^^ entity.name.tag.scep-decoded
   621    ! The text ends here, before the message does.
^^^^^^ constant.numeric.offset.scep-decoded
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.deleted.problem.scep-decoded
     2    contentType: signedData (1.2.840.113549.1.7.2)
^^^^^^ constant.numeric.offset.scep-decoded
          ^^^^^^^^^^^ entity.name.tag.scep-decoded
                     ^ punctuation.separator.scep-decoded
                                   ^^^^^^^^^^^^^^^^^^^^ constant.other.oid.scep-decoded
`,
    ));

  it('colours labels of facts and leaves sentences alone', () =>
    check(
      'text.scep-decoded',
      `
Not in this text, so it cannot be known: signer, transactionID.
Content cipher: des-ede3-cbc (legacy), IV e43e49da5c194b93
^^^^^^^^^^^^^^ entity.name.tag.scep-decoded
              ^ punctuation.separator.scep-decoded
                             ^^^^^^^^ markup.changed.verdict.scep-decoded
                                          ^^^^^^^^^^^^^^^^ constant.numeric.hex.scep-decoded
`,
    ));
});

describe('lines of an enrollment', () => {
  it('colours where a line stands and when, marks what failed, and keeps the text of logs in the background', () =>
    check(
      'text.scep-enrollment',
      `
Cause: The policy module refuses.
^^^^^ entity.name.tag.scep-enrollment
     ^ punctuation.separator.scep-enrollment
  3  NDES to policy module   failed
  ^ constant.numeric.step.scep-enrollment
     ^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.scep-enrollment
                             ^^^^^^ string.unquoted.outcome.scep-enrollment
  u_ex260501.log:7    2026-05-01 05:00:12 Z (+3 s)    GetCACaps was answered with 200.
  ^^^^^^^^^^^^^^^^ entity.name.function.line.scep-enrollment
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time.scep-enrollment
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.words.scep-enrollment
  u_ex260501.log:9    2026-05-01 05:00:13 Z         ! PKIOperation was answered with 403.
  ^^^^^^^^^^^^^^^^ entity.name.function.line.scep-enrollment
                      ^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time.scep-enrollment
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.deleted.failed.scep-enrollment
    | 2026-05-01 05:00:13 10.1.5.20 GET /certsrv
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.text.scep-enrollment
`,
    ));
});
