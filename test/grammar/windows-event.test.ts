import { describe, expect, it } from 'vitest';
import { check, tokenize } from './support.ts';

const SCOPE = 'text.log.windows-event';

describe('the grammar of Windows events', () => {
  it('colours copied text', () =>
    check(
      SCOPE,
      `
Source:        Microsoft-Windows-WAS
^^^^^^ variable.parameter.label
      ^ punctuation.separator
               ^^^^^^^^^^^^^^^^^^^^^ entity.name.type.provider
Event ID:      5009
^^^^^^^^ variable.parameter.label
        ^ punctuation.separator
               ^^^^ constant.numeric.event-id
Ebene:         Fehler
^^^^^ variable.parameter.label
     ^ punctuation.separator
               ^^^^^^ token.error-token
Mots clés :    Classique
^^^^^^^^^ variable.parameter.label
          ^ punctuation.separator
               ^^^^^^^^^ string.unquoted.value
failed with 0x80070057, see https://example.com/a
            ^^^^^^^^^^ constant.numeric.error-code
                            ^^^^^^^^^^^^^^^^^^^^^ markup.underline.link
`,
    ));

  it('colours XML', () =>
    check(
      SCOPE,
      `
<EventID>30</EventID>
^ punctuation.definition.tag
 ^^^^^^^ entity.name.tag
        ^ punctuation.definition.tag
         ^^ constant.numeric.event-id
           ^^ punctuation.definition.tag
             ^^^^^^^ entity.name.tag
                    ^ punctuation.definition.tag
<Level>2</Level>
~~~~~~~
       ^ token.error-token
        ~~~~~~~~
<Provider Name='WAS'/>&lt;
^ punctuation.definition.tag
 ^^^^^^^^ entity.name.tag
          ^^^^ entity.other.attribute-name
              ^ punctuation.separator.key-value
                ^^^ string.quoted.single
                    ^^ punctuation.definition.tag
                      ^^^^ constant.character.entity
`,
    ));

  it('colours remarks over several lines, which end with the next event at the latest', () =>
    check(
      SCOPE,
      `
<!-- Security.evtx, part 2 of 3: events 5 to 8
^^^^ comment.block
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.block
     Next: part 3, 0x80070057
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.block
--><Event>
^^^ comment.block
   ^ punctuation.definition.tag
    ^^^^^ entity.name.tag
         ^ punctuation.definition.tag
<!-- cut
^^^^ comment.block
    ^^^^ comment.block
<Event>
^ punctuation.definition.tag
 ^^^^^ entity.name.tag
      ^ punctuation.definition.tag
`,
    ));

  it('colours rows of lists', () =>
    check(
      SCOPE,
      `
Error,5/14/2024 9:12:33 AM,WAS,5009,None,"A process ended."
^^^^^ token.error-token
     ^ punctuation.separator
      ^^^^^^^^^^^^^^^^^^^^ constant.numeric.timestamp
                           ^^^ entity.name.type.provider
                               ^^^^ constant.numeric.event-id
`,
    ));

  it.each(['<a ', 'a="', '0x8', 'Level: ', 'Error,1/1/', '&#', '<EventID'])(
    'is quick on a line of 20 000 characters: %s',
    async (piece) => {
      expect((await tokenize(SCOPE, [piece.repeat(20_000 / piece.length)])).length).toBe(1);
    },
    2000,
  );
});
