import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import type { HttpEvent } from '../../../server/src/core/log/event.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { eventsOf } from './marks.ts';

export const parse = (text: string): LogDocument => iisW3cLog.parse(text);
export const http = (document: LogDocument): readonly HttpEvent[] => eventsOf(document).filter((event) => event.kind === 'http');
export const codes = (document: LogDocument): readonly string[] => document.problems.map((problem) => problem.code);

/** The columns of a record as `name=value`, without those inside the query. */
export const columns = (document: LogDocument, index = 0): readonly string[] =>
  (document.records.at(index)?.fields() ?? [])
    .filter((field) => !['operation', 'message'].includes(field.name))
    .map((field) => `${field.name}=${document.text.slice(field.span.start, field.span.end)}`);

/** The columns that IIS selects by default. */
export const DEFAULT =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';

/** A line in these columns; `rest` begins with the query. */
export const line = (time: string, rest = '- 443 - 10.0.0.9 UA - 200 0 0 15'): string =>
  `2024-05-01 ${time} 10.1.5.20 GET /certsrv/mscep/mscep.dll ${rest}`;
