import { MarkupKind } from 'vscode-languageserver';
import { oneLine } from '../core/text/visible.ts';
import { code, commandLink, escapeMarkdown, link } from './markdown.ts';

/** How a hover is written. Whatever it is given may be log text: it comes out as text. */
export interface HoverStyle {
  readonly kind: MarkupKind;
  /** Between what is known of the place and each finding. */
  readonly rule: string;
  title(text: string): string;
  text(text: string): string;
  remark(text: string): string;
  row(label: string, value: string): string;
  /** A row whose value is a code, a name or log text. */
  codeRow(label: string, value: string): string;
  /** A link to a page of documentation. */
  link(label: string, url: string): string;
  /** A link that runs one of our commands; nothing where text cannot have one. */
  command(label: string, command: string, argument: unknown): string;
}

const markdown: HoverStyle = {
  kind: MarkupKind.Markdown,
  rule: '\n\n---\n\n',
  title: (text) => `**${escapeMarkdown(text)}**`,
  text: escapeMarkdown,
  remark: (text) => `*${escapeMarkdown(text)}*`,
  row: (label, value) => `- ${escapeMarkdown(label)}: ${escapeMarkdown(value)}`,
  codeRow: (label, value) => `- ${escapeMarkdown(label)}: ${code(value)}`,
  link,
  command: commandLink,
};

const plain: HoverStyle = {
  kind: MarkupKind.PlainText,
  rule: '\n\n',
  title: (text) => oneLine(text),
  text: (text) => oneLine(text),
  remark: (text) => oneLine(text),
  row: (label, value) => `- ${oneLine(label)}: ${oneLine(value)}`,
  codeRow: (label, value) => `- ${oneLine(label)}: ${oneLine(value, MAX_VALUE)}`,
  link: (label, url) => `${oneLine(label)}: ${oneLine(url)}`,
  command: () => '',
};

const MAX_VALUE = 400;

export const HOVER_STYLES: Readonly<Record<MarkupKind, HoverStyle>> = { markdown, plaintext: plain };
