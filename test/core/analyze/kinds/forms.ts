/** An event as people paste it: in the forms of Event Viewer and PowerShell. */
export interface PastedEvent {
  readonly source: string;
  readonly id: number;
  readonly text: string;
}

export const NDES = 'Microsoft-Windows-NetworkDeviceEnrollmentService';
export const MDM = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
export const WAS = 'Microsoft-Windows-WAS';

export const copied = ({ source, id, text }: PastedEvent): string =>
  `Log Name:      Application\nSource:        ${source}\nEvent ID:      ${id}\nLevel:         Error\nDescription:\n${text}\n`;

export const inOneLine = ({ source, id, text }: PastedEvent): string =>
  `Log Name: Application Source: ${source} Date: 3/9/2026 7:14:00 AM Event ID: ${id} Level: Error User: N/A Computer: SRV7.fabrikam.example Description: ${text}\n`;

export const asXml = ({ source, id, text }: PastedEvent): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${source}'/><EventID>${id}</EventID><Level>2</Level><TimeCreated SystemTime='2026-03-09T06:14:00.000Z'/><Channel>Application</Channel><Computer>SRV7</Computer></System><RenderingInfo Culture='en-US'><Message>${text}</Message></RenderingInfo></Event>\n`;

export const asList = ({ source, id, text }: PastedEvent): string =>
  `\nTimeCreated  : 3/9/2026 7:14:00 AM\nProviderName : ${source}\nId           : ${id}\nMessage      : ${text}\n\n`;

export const asTable = ({ source, id, text }: PastedEvent): string =>
  `\n   ProviderName: ${source}\n\nTimeCreated                     Id LevelDisplayName Message\n-----------                     -- ---------------- -------\n3/9/2026 7:14:00 AM ${String(id).padStart(14)} Error            ${text}\n`;

export const asJson = ({ source, id, text }: PastedEvent): string =>
  `${JSON.stringify([{ TimeCreated: '2026-03-09T06:14:00.0000000Z', ProviderName: source, Id: id, LevelDisplayName: 'Error', MachineName: 'SRV7', Message: text }], null, 2)}\n`;

export const withSource = ({ source, text }: PastedEvent): string => `Source        : ${source}\nMessage       : ${text}\n`;

const FIELDS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken';

/** A line of IIS with its titles; `call` is `GET /path query`, `answer` status, substatus and Win32 status. */
export const iis = (call: string, answer: string): string =>
  `${FIELDS}\n2026-03-09 06:14:00 10.9.0.4 ${call} 443 - 10.9.8.7 agent ${answer} 47\n`;

/** Lines of OMADM.log; `blanks` parts the columns, and `category` stands where the app writes one. */
export const omadm = (
  lines: readonly (readonly [level: string, logger: string, message: string])[],
  blanks = '\t',
  category = true,
): string =>
  lines
    .map(([level, logger, message], at) =>
      [
        `2026-03-09T06:14:${String(at).padStart(2, '0')}.1230000`,
        level,
        ...(category ? ['Event'] : []),
        logger,
        '15118',
        '04142',
        message,
      ].join(blanks),
    )
    .join('\n')
    .concat('\n');

/** Lines of profiled as Console exports them; a line that begins with a blank or a label goes on with the one before. */
export const profiled = (...lines: readonly string[]): string =>
  lines
    .map((line, at) =>
      /^(?:Desc|Domain|Code|Type|US Desc)\b/.test(line)
        ? line
        : `default\t06:14:${String(at).padStart(2, '0')}.100001 +0100\tprofiled\t${line}`,
    )
    .join('\n')
    .concat('\n');

/** The same as `log show` prints them, another layout. */
export const logShow = (...lines: readonly string[]): string =>
  `Timestamp                       Thread     Type        Activity             PID    TTL  \n${lines
    .map((line, at) =>
      /^(?:Desc|Domain|Code|Type|US Desc)\b/.test(line)
        ? line
        : `2026-03-09 06:14:${String(at).padStart(2, '0')}.100001+0100 0x1a2b3    Default     0x0                  512    0    profiled: (ManagedConfiguration) [com.apple.ManagedConfiguration:MC] ${line}`,
    )
    .join('\n')}\n`;
