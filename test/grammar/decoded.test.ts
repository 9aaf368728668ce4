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
