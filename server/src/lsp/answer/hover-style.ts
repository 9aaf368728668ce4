import { MarkupKind } from 'vscode-languageserver';
import { own, type Said, together } from '../../core/text/secrets/index.ts';
import { oneLine, type Shown } from '../../core/text/visible.ts';
import { code, commandLink, escapeMarkdown, link, type Markdown, placeLink } from './markdown.ts';

declare const hover: unique symbol;

/** Text of a hover, written as its client takes it. */
export type HoverText = Shown & { readonly [hover]: true };

/** How a hover is written. Whatever it is given may be log text: it comes out as text. */
export interface HoverStyle {
  readonly kind: MarkupKind;
  /** Between what is known of the place and each finding. */
  readonly rule: string;
  title(text: Said): HoverText;
  text(text: Said): HoverText;
  remark(text: Said): HoverText;
  row(label: Said, value: Said): HoverText;
  /** A row whose value is a code, a name or log text. */
  codeRow(label: Said, value: Said): HoverText;
  /** A link to a page of documentation. */
  link(label: Said, url: string): HoverText;
  /** A line of a log, linked, and what is told of it. */
  place(label: Said, uri: string, told: Said): HoverText;
  /** A link that runs one of our commands; nothing where text cannot have one. */
  command(label: Said, command: string, argument: unknown): HoverText;
}

const inMarkdown = (text: Markdown): HoverText => own(text);

const markdown: HoverStyle = {
  kind: MarkupKind.Markdown,
  rule: '\n\n---\n\n',
  title: (text) => inMarkdown(together`**${escapeMarkdown(text)}**`),
  text: (text) => inMarkdown(escapeMarkdown(text)),
  remark: (text) => inMarkdown(together`*${escapeMarkdown(text)}*`),
  row: (label, value) => inMarkdown(together`- ${escapeMarkdown(label)}: ${escapeMarkdown(value)}`),
  codeRow: (label, value) => inMarkdown(together`- ${escapeMarkdown(label)}: ${code(value)}`),
  link: (label, url) => inMarkdown(link(label, url)),
  place: (label, uri, told) => inMarkdown(together`- ${placeLink(label, uri)} ${escapeMarkdown(told)}`),
  command: (label, command, argument) => inMarkdown(commandLink(label, command, argument)),
};

const inText = (text: Shown): HoverText => own(text);
const line = (text: Said, limit?: number): HoverText => inText(oneLine(text, limit));

const plain: HoverStyle = {
  kind: MarkupKind.PlainText,
  rule: '\n\n',
  title: (text) => line(text),
  text: (text) => line(text),
  remark: (text) => line(text),
  row: (label, value) => together`- ${line(label)}: ${line(value)}`,
  codeRow: (label, value) => together`- ${line(label)}: ${line(value, MAX_VALUE)}`,
  link: (label, url) => together`${line(label)}: ${line(own(url))}`,
  place: (label, _uri, told) => together`- ${line(label)} ${line(told)}`,
  command: () => own(''),
};

const MAX_VALUE = 400;

export const HOVER_STYLES: Readonly<Record<MarkupKind, HoverStyle>> = { markdown, plaintext: plain };
