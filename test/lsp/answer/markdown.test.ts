import { describe, expect, it } from 'vitest';
import { own } from '../../../server/src/core/text/secrets/index.ts';
import { code, commandLink, escapeMarkdown, fence, link } from '../../../server/src/lsp/answer/markdown.ts';

describe('escapeMarkdown', () => {
  it.each([
    ['a link', '](command:workbench.action.quit)', '\\](command:workbench.action.quit)'],
    ['an image', '![x](https://evil)', '!\\[x\\](https:\\//evil)'],
    ['HTML', '<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['an entity', '&#60;b&#62;', '\\&#60;b\\&#62;'],
    ['backticks', '`code` ``', '\\`code\\` \\`\\`'],
    ['emphasis and strike', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a bare address', 'see http://evil.example', 'see http:\\//evil.example'],
    ['an address without a scheme', '//evil.example', '\\//evil.example'],
    ['a www address', 'see www.evil.example', 'see www\\.evil.example'],
    ['a mail address', 'a@b.example', 'a\\@b.example'],
    ['a table', '| a | b |', '\\| a \\| b \\|'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a heading', '# big', '\\# big'],
    ['a list', '- item', '\\- item'],
    ['a numbered list', '12. item', '12\\. item'],
    ['a block of code by indentation', '    four', 'four'],
    ['a quote', '> said', '\\> said'],
    ['emphasis at the edges of words', '_a_b_ __c__', '\\_a_b\\_ \\_\\_c\\_\\_'],
    ['a backslash', 'C:\\Users', 'C:\\\\Users'],
    ['line breaks', 'one\r\ntwo\nthree', 'one two three'],
    ['text that turns around', 'a\u202Eb', 'a⟨U+202E⟩b'],
  ])('defuses %s', (_name, text, escaped) => {
    expect(escapeMarkdown(own(text))).toBe(escaped);
  });

  it('leaves plain sentences readable', () => {
    expect(escapeMarkdown(own('HTTP 500.0: IIS_IUSRS (SCEP) failed, see A > B.'))).toBe(
      'HTTP 500.0: IIS_IUSRS (SCEP) failed, see A > B.',
    );
  });
});

describe('code and fences', () => {
  it.each([
    ['plain', '`plain`'],
    ['with ` tick', '``with ` tick``'],
    ['`edge`', '`` `edge` ``'],
    ['``` three', '```` ``` three ````'],
    ['two\nlines', '`two lines`'],
    ['', '` `'],
    ['   ', '` `'],
  ])('%j becomes %s', (text, markdown) => {
    expect(code(own(text))).toBe(markdown);
  });

  it('cuts what is too long', () => {
    expect(code(own('x'.repeat(1000)), 10)).toBe(`\`${'x'.repeat(9)}…\``);
  });

  it('makes a fence longer than any run of backticks inside', () => {
    expect(fence(own('a\n````\n<b>'), 'text')).toBe('`````text\na\n````\n<b>\n`````');
  });
});

describe('links', () => {
  it('links https only', () => {
    expect(link(own('Docs'), 'https://learn.example/a(b)')).toBe('[Docs](https://learn.example/a%28b%29)');
    expect(link(own('Docs'), 'command:evil')).toBe('Docs');
    expect(link(own('Docs'), 'http://plain.example')).toBe('Docs');
  });

  it('escapes the label and keeps the command argument whole', () => {
    const markdown = commandLink(own('a]b'), 'our.command', { uri: 'x:/a?(1)&"2"' });
    expect(markdown.startsWith('[a\\]b](command:our.command?')).toBe(true);
    const query = markdown.slice(markdown.indexOf('?') + 1, -1);
    expect(query).not.toMatch(/[()"\s]/);
    expect(JSON.parse(decodeURIComponent(query))).toEqual([{ uri: 'x:/a?(1)&"2"' }]);
  });
});
