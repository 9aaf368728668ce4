import type { Reading } from './clock.ts';
import { clockTime, isoDate } from './clock.ts';
import type { LogFile, Mark } from './log-file.ts';
import type { Random } from './random.ts';

/** What IIS, or http.sys before it, writes of one call. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly stem: string;
  readonly query?: string;
  readonly port?: number;
  readonly user?: string;
  readonly address: string;
  readonly forwardedFor?: string;
  /** As IIS logs it. */
  readonly userAgent: string;
  readonly status: number;
  readonly substatus?: number;
  readonly win32?: number;
  readonly tookMs: number;
}

export type ColumnSet = 'usual' | 'all' | 'few';

/** Which columns an administrator chose: those that IIS logs by itself, all with the address behind a proxy, or very few. */
export const COLUMN_SETS: Readonly<Record<ColumnSet, readonly string[]>> = {
  usual:
    'date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken'.split(
      ' ',
    ),
  all: 'date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version cs(User-Agent) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken X-Forwarded-For'.split(
    ' ',
  ),
  few: 'date time c-ip cs-method cs-uri-stem cs-uri-query cs(User-Agent) sc-status sc-substatus sc-win32-status'.split(' '),
};

/** A longer query is logged as three dots. */
const LONGEST_QUERY = 4096;

/** The log of a web site: one line a call, written when the call ends. */
export class IisLog {
  readonly log: LogFile;
  readonly columns: ColumnSet;
  readonly #random: Random;
  readonly #server: { readonly name: string; readonly address: string; readonly host: string };

  constructor(
    log: LogFile,
    columns: ColumnSet,
    random: Random,
    server: { readonly name: string; readonly address: string; readonly host: string },
  ) {
    this.log = log;
    this.columns = columns;
    this.#random = random;
    this.#server = server;
  }

  add(endsAt: number, mark: Mark, call: Call): void {
    const query = call.query ?? '-';
    const shown = query.length > LONGEST_QUERY ? '...' : query;
    const bytes = [this.#random.range(200, 5_000), this.#random.range(200, 900) + query.length];
    this.log.add(endsAt, mark, (now) => {
      const values: Readonly<Record<string, string | number>> = {
        date: isoDate(now.utcMs),
        time: clockTime(now.utcMs),
        's-sitename': 'W3SVC1',
        's-computername': this.#server.name,
        's-ip': this.#server.address,
        'cs-method': call.method,
        'cs-uri-stem': call.stem,
        'cs-uri-query': shown,
        's-port': call.port ?? 443,
        'cs-username': call.user ?? '-',
        'c-ip': call.address,
        'cs-version': 'HTTP/1.1',
        'cs(User-Agent)': call.userAgent,
        'cs(Referer)': '-',
        'cs-host': this.#server.host,
        'sc-status': call.status,
        'sc-substatus': call.substatus ?? 0,
        'sc-win32-status': call.win32 ?? 0,
        'sc-bytes': bytes[0] ?? 0,
        'cs-bytes': bytes[1] ?? 0,
        'time-taken': call.tookMs,
        'X-Forwarded-For': call.forwardedFor ?? '-',
      };
      return COLUMN_SETS[this.columns].map((column) => values[column]).join(' ');
    });
  }
}

/** The lines above the first record of an IIS log. */
export const iisHead =
  (columns: ColumnSet) =>
  ({ utcMs }: Reading): readonly string[] => [
    '#Software: Microsoft Internet Information Services 10.0',
    '#Version: 1.0',
    `#Date: ${isoDate(utcMs)} ${clockTime(utcMs)}`,
    `#Fields: ${COLUMN_SETS[columns].join(' ')}`,
  ];

const HTTPERR_COLUMNS =
  'date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename'.split(' ');

/** What http.sys answers itself, before IIS sees it. */
export class HttpErrLog {
  readonly log: LogFile;
  readonly #random: Random;
  readonly #address: string;

  constructor(log: LogFile, random: Random, address: string) {
    this.log = log;
    this.#random = random;
    this.#address = address;
  }

  add(
    at: number,
    mark: Mark,
    address: string,
    call: { readonly uri?: string; readonly status?: number; readonly reason: string; readonly queue?: string },
  ): void {
    const port = this.#random.range(49_152, 65_535);
    const request = call.uri === undefined ? ['-', '-', '-'] : ['HTTP/1.1', 'GET', call.uri];
    const rest = [call.status ?? '-', call.queue ? '1' : '-', call.reason, call.queue ?? '-'];
    this.log.add(at, mark, ({ utcMs }) =>
      [isoDate(utcMs), clockTime(utcMs), address, port, this.#address, 443, ...request, ...rest].join(' '),
    );
  }
}

export const httpErrHead = ({ utcMs }: Reading): readonly string[] => [
  '#Software: Microsoft HTTP API 2.0',
  '#Version: 1.0',
  `#Date: ${isoDate(utcMs)} ${clockTime(utcMs)}`,
  `#Fields: ${HTTPERR_COLUMNS.join(' ')}`,
];
