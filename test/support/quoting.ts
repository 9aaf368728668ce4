/** Texts that quote lines of a log: programs that test for them, pages that show them, changes of such files, tables with a column of text. */
export const quoting: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'a test in Rust': (lines) => `use crate::parse::{Line, Parser};
use std::fs;

#[derive(Debug)]
pub struct Case {
    text: &'static str,
    wants: usize,
}

#[test]
fn reads_what_servers_write() {
    let text = r#"${lines.join('\n')}"#;
    let found = Parser::new(text).collect::<Vec<Line>>();
    assert_eq!(found.len(), ${lines.length});
}

fn helper(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
`,
  'strings in Rust': (lines) => `use crate::parse::Line;

pub const LINES: &[&str] = &[
${lines.map((line) => `    ${JSON.stringify(line)},`).join('\n')}
];

#[test]
fn all_lines_are_read() {
    for line in LINES {
        assert!(Line::read(line).is_some());
    }
}
`,
  'a test in Go': (lines) => `package parse

import (
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	text := \`${lines.join('\n')}\`
	for _, line := range strings.Split(text, "\\n") {
		if _, err := Parse(line); err != nil {
			t.Fatal(err)
		}
	}
}
`,
  'a test in Python': (lines) => `import re
from pathlib import Path

import pytest

TEXT = """${lines.join('\n')}"""


class TestLines:
    def test_reads(self):
        assert len(list(parse(TEXT))) == ${lines.length}


def parse(text):
    return re.split("\\n", text)
`,
  'a test in TypeScript': (lines) => `import { expect, it } from 'vitest';
import { parse } from '../src/parse';

const text = \`${lines.join('\n')}\`;

it('reads what servers write', () => {
  const found = parse(text);
  expect(found.length).toBe(${lines.length});
});

export function count(text: string): number {
  return text.length;
}
`,
  'a class in C#': (lines) => `using System;
using System.Collections.Generic;
using Xunit;

namespace Contoso.Logs.Tests;

public class ParserTests
{
    private const string Text = @"${lines.map((line) => line.replaceAll('"', '""')).join('\n')}";

    [Fact]
    public void ReadsLines()
    {
        Assert.NotEmpty(Parser.Read(Text));
    }
}
`,
  'a page in Markdown': (lines) => `# Reading logs

${'This page tells how the log is read and what stands in its columns.\n\n'.repeat(3 + lines.length)}
## Example

\`\`\`
${lines.join('\n')}
\`\`\`

Each line is one request. See [the reference](https://example.invalid/reference) for more.
`,
  'an article with a block for each line': (lines) => `---
title: When the enrollment fails
---

${lines.map((line, i) => `### Step ${i + 1}\n\nLook into the log. You will find this:\n\n~~~text\n${line}\n~~~\n\nIt says that something went wrong.\n`).join('\n')}
`,
  'a change of a test': (lines) => `diff --git a/tests/lines.txt b/tests/lines.txt
index 1111111..2222222 100644
--- a/tests/lines.txt
+++ b/tests/lines.txt
@@ -1,2 +1,${lines.length + 2} @@
 lines:
${lines.map((line) => `+${line}`).join('\n')}
 end
`,
  'tickets as a table': (lines) => `Number,Opened,Owner,Text
${lines.map((line, i) => `INC${i},2024-05-14 09:12:33,bob,"They wrote: ${line.replaceAll('"', '""')}"`).join('\n')}
INC98,2024-05-14 09:12:33,eve,The printer does not print
INC99,2024-05-14 09:12:33,eve,"The monitor flickers, but not always"
`,
  'JSON lines of a collector': (lines) =>
    lines
      .map((line, i) => `{"ts":${1715677953 + i},"level":"info","source":"tail","message":${JSON.stringify(line)}}\n`)
      .join(''),
  'JSON over several lines': (lines) =>
    JSON.stringify({ took: 4, hits: lines.map((line) => ({ score: 1, original: line })) }, undefined, 2),
  'a file of settings': (lines) => `tests:
${lines.map((line, i) => `  - name: case ${i}\n    input: |\n      ${line}\n    wants: 1`).join('\n')}
`,
};
