import { describe, expect, it } from 'vitest';
import { check, tokenize } from './support.ts';

const SCOPE = 'text.log.svclog';

describe('the grammar of service traces', () => {
  it('colours level, time and source', () =>
    check(
      SCOPE,
      `
<SubType Name="Error">0</SubType><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="NDESConnectorService" />
~~~~~~~~~~~~~~
               ^^^^^ token.error-token
                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                                                                                      ~~~~~~~~~~~~~~~~~~
                                                                                                        ^^^^^^^^^^^^^^^^^^^^ entity.name.type.source
                                                                                                                            ~~~~
`,
    ));

  it('colours verdicts and exceptions', () =>
    check(
      SCOPE,
      `
Validation Phase 1 finished with status True. VerifyRequest Finished with status False
                                        ^^^^ markup.inserted.verdict
                                                                                 ^^^^^ markup.deleted.verdict
System.ArgumentException: no &gt; match
^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.exception
                             ^^^^ constant.character.entity
`,
    ));

  it.each(['<a ', 'A.', 'Ab.', '<SubType Name="', '&#', 'SystemTime="'])(
    'is quick on a line of 20 000 characters: %s',
    async (piece) => {
      expect((await tokenize(SCOPE, [piece.repeat(20_000 / piece.length)])).length).toBe(1);
    },
    2000,
  );
});
