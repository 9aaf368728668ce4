import { americanTime } from './clock.ts';
import type { LogFile, Mark } from './log-file.ts';

/** The ways in which people hand over an event log: the list that Event Viewer copies, XML of `wevtutil`, its CSV export. */
export const EVENT_STYLES = ['text', 'xml', 'csv'] as const;
export type EventStyle = (typeof EVENT_STYLES)[number];

export interface WindowsEvent {
  readonly provider: string;
  readonly id: number;
  readonly level: 'Error' | 'Warning' | 'Information';
  readonly user?: string;
  readonly text: string;
  /** Named values, which the XML has beside the text. */
  readonly data?: Readonly<Record<string, string>>;
  readonly thread?: number;
  /** What stands in the XML in place of named values, where the provider has an element of its own for them. */
  readonly userData?: string;
}

/** One channel of one computer. */
export class EventLog {
  readonly log: LogFile;
  readonly #channel: string;
  readonly #computer: string;
  readonly #style: EventStyle;
  #number = 24_000;

  constructor(log: LogFile, channel: string, computer: string, style: EventStyle) {
    this.log = log;
    this.#channel = channel;
    this.#computer = computer;
    this.#style = style;
  }

  add(at: number, mark: Mark, event: WindowsEvent): void {
    this.log.add(at, mark, (now) => {
      if (this.#style === 'xml') return this.#xml(event, new Date(now.utcMs).toISOString());
      const time = americanTime(now.localMs);
      return this.#style === 'csv' ? csv(event, time) : this.#text(event, time);
    });
  }

  #text({ provider, id, level, user = 'N/A', text }: WindowsEvent, time: string): string {
    return [
      `Log Name:      ${this.#channel}`,
      `Source:        ${provider}`,
      `Date:          ${time}`,
      `Event ID:      ${id}`,
      'Task Category: None',
      `Level:         ${level}`,
      'Keywords:      ',
      `User:          ${user}`,
      `Computer:      ${this.#computer}`,
      'Description:',
      text,
    ].join('\n');
  }

  #xml({ provider, id, level, text, data = {}, thread = 4, userData }: WindowsEvent, time: string): string {
    const values = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${escaped(value)}</Data>`);
    const system = [
      `<Provider Name='${provider}'/><EventID>${id}</EventID><Version>0</Version><Level>${LEVELS[level]}</Level>`,
      '<Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>',
      `<TimeCreated SystemTime='${time.replace('Z', '0000Z')}'/><EventRecordID>${this.#number++}</EventRecordID>`,
      `<Correlation/><Execution ProcessID='4773' ThreadID='${thread}'/>`,
      `<Channel>${this.#channel}</Channel><Computer>${this.#computer}</Computer><Security UserID='S-1-5-18'/>`,
    ];
    const rendering = `<RenderingInfo Culture='en-US'><Message>${escaped(text)}</Message><Level>${level}</Level></RenderingInfo>`;
    const name = 'http://schemas.microsoft.com/win/2004/08/events/event';
    if (userData !== undefined)
      return `<Event xmlns='${name}'><System>${system.join('')}</System><UserData>${userData}</UserData></Event>`;
    return `<Event xmlns='${name}'><System>${system.join('')}</System><EventData>${values.join('')}</EventData>${rendering}</Event>`;
  }
}

/** The line above an export as CSV. */
export const CSV_HEAD = 'Level,Date and Time,Source,Event ID,Task Category';

const LEVELS = { Error: 2, Warning: 3, Information: 4 } as const;

const csv = ({ provider, id, level, text }: WindowsEvent, time: string) =>
  `${level},${time},${provider},${id},None,"${text.replaceAll('"', '""')}"`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
