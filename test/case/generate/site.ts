import { CaLog, Capi2Log } from './ca.ts';
import { type ClockSettings, machineClock, TRUE_CLOCK } from './clock.ts';
import { ConnectorChannels, PluginLog, RegistrationPointTrace } from './connector.ts';
import { LogFile, type LogOptions } from './log-file.ts';
import type { Random } from './random.ts';
import type { Generation } from './scenarios.ts';
import { type ColumnSet, HttpErrLog, httpErrHead, IisLog, iisHead } from './server.ts';
import { CSV_HEAD, EVENT_STYLES, EventLog, type EventStyle } from './windows-events.ts';

/** One NDES server with everything that writes logs on it. */
export interface Site {
  readonly name: string;
  readonly address: string;
  readonly iis: IisLog;
  readonly httpErr: HttpErrLog;
  readonly application: EventLog;
  readonly system: EventLog;
  readonly ca?: CaLog;
  readonly capi2?: Capi2Log;
  readonly policy:
    | { readonly generation: 'legacy'; readonly plugin: PluginLog; readonly trace: RegistrationPointTrace }
    | { readonly generation: 'current'; readonly channels: ConnectorChannels };
}

export interface SiteOptions {
  readonly name: string;
  readonly address: string;
  readonly host: string;
  readonly generation: Generation;
  readonly columns: ColumnSet;
  /** `yyMMdd` of the IIS log. */
  readonly day: string;
  readonly clock: ClockSettings;
  /** Folder of its logs; empty where there is one server. */
  readonly folder: string;
  /** With the logs of the CA, and of CAPI2. */
  readonly extraLogs: boolean;
}

const CONNECTOR = 'Microsoft-Intune-CertificateConnectors';

/** Adds the logs of one server to `logs`. The reference clock is that of IIS, in UTC. */
export function siteWith(random: Random, options: SiteOptions, logs: LogFile[]): Site {
  const { name, address, generation, columns, folder, day } = options;
  const computer = `${name}.contoso.com`;
  const local = machineClock(options.clock);
  const { change: _, ...withoutChange } = options.clock;
  const utc = machineClock({ ...withoutChange, offsetMinutes: 0 });
  const opened = (path: string, rest: Omit<LogOptions, 'path'>) => {
    const log = new LogFile({ path: `${folder}${path}`, ...rest });
    logs.push(log);
    return log;
  };
  const events = (file: string, channel: string, style = random.pick(EVENT_STYLES), machine = computer) => {
    const log = opened(`${file}${ENDINGS[style]}`, eventLogOptions(style, style === 'xml' ? utc : local));
    return new EventLog(log, channel, machine, style);
  };
  const utcLog = { clock: utc, newline: '\r\n' } as const;
  const iis = opened(`u_ex${day}.log`, { ...utcLog, languageId: 'iis-w3c-log', basis: 'reference', head: iisHead(columns) });
  const httpErr = opened('httperr1.log', { ...utcLog, languageId: 'httperr-log', basis: 'utc', head: httpErrHead });
  const policy =
    generation === 'legacy'
      ? {
          generation,
          plugin: new PluginLog(opened('NDESPlugin.log', { languageId: 'ndes-plugin-log', basis: 'none', clock: local }), random),
          trace: new RegistrationPointTrace(
            opened('CertificateRegistrationPoint.svclog', { languageId: 'svclog', basis: 'utc', clock: utc }),
            name,
          ),
        }
      : {
          generation,
          channels: new ConnectorChannels(
            events(`${CONNECTOR}_Operational`, `${CONNECTOR}/Operational`),
            events(`${CONNECTOR}_Admin`, `${CONNECTOR}/Admin`),
          ),
        };
  return {
    name,
    address,
    policy,
    iis: new IisLog(iis, columns, random, { name, address, host: options.host }),
    httpErr: new HttpErrLog(httpErr, random, address),
    application: events('Application', 'Application'),
    system: events('System', 'System'),
    ...(options.extraLogs
      ? {
          ca: new CaLog(events('CA/Application', 'Application', 'xml', 'CA01.contoso.com')),
          capi2: new Capi2Log(events('CAPI2', 'Microsoft-Windows-CAPI2/Operational', 'xml')),
        }
      : {}),
  };
}

export const ENDINGS: Readonly<Record<EventStyle, string>> = { text: '.txt', xml: '.evtx.xml', csv: '.csv' };

/** How an event log of that style stands in its file. */
export const eventLogOptions = (style: EventStyle, clock = TRUE_CLOCK) =>
  ({
    languageId: 'windows-event-log',
    basis: style === 'xml' ? 'utc' : 'none',
    clock,
    ...(style === 'csv' ? { newline: '\r\n', newestFirst: true, head: () => [CSV_HEAD] } : {}),
  }) as const satisfies Omit<LogOptions, 'path'>;
