import { withSlash } from './android.ts';
import { clockTime, zoneText } from './clock.ts';
import type { DeviceStory, Enrollment, Exchange, Failure, GetOperation } from './device.ts';
import type { LogFile, Mark } from './log-file.ts';
import type { ScepRequest } from './message.ts';
import type { Random } from './random.ts';

/** `console`: pasted through TextEdit, with its backslashes; `tabs`: as newer consoles copy. */
export const CONSOLE_STYLES = ['console', 'tabs'] as const;

/** The longest message that a console keeps, where it cuts. */
const CUT_AT = 1024;

/** Console of an iPhone or a Mac: time with zone, but no date. */
export class AppleStory implements DeviceStory {
  readonly log: LogFile;
  readonly #random: Random;
  readonly #style: (typeof CONSOLE_STYLES)[number];
  readonly #process: string;
  readonly #cuts: boolean;

  constructor(log: LogFile, random: Random, process: string) {
    this.log = log;
    this.#random = random;
    this.#process = process;
    this.#style = random.pick(CONSOLE_STYLES);
    this.#cuts = random.chance(0.3);
  }

  profile({ alias, marks }: Enrollment, at: number): void {
    const name = `${withSlash(alias, '/')};Hash=${alias.hash}`;
    const parent = this.#random.range(1e9, 9e9);
    this.#line(
      at,
      marks.inferable,
      'debug',
      `Adding dependent ${name} to parent ${parent} in domain PayloadDependencyDomainCertificate to system`,
    );
  }

  started(): void {}

  got({ marks, url }: Enrollment, operation: GetOperation, { sentAt }: Exchange): void {
    this.#line(
      sentAt,
      marks.inferable,
      'debug',
      `Performing synchronous URL request: ${url}?operation=${operation}&message=SCEP%20Authority`,
    );
  }

  requested({ marks, url, method }: Enrollment, request: ScepRequest, { sentAt }: Exchange): void {
    this.#line(sentAt - 12, marks.optional, 'default', 'Attempting to retrieve issued certificate...');
    this.#line(sentAt - 5, marks.optional, 'debug', `Sending CSR via ${method}.`);
    const call = `Performing synchronous URL request: ${url}?operation=PKIOperation`;
    if (method === 'POST') this.#line(sentAt, marks.inferable, 'debug', call);
    else if (this.#cuts) this.#line(sentAt, marks.inferable, 'debug', `${call}&message=${request.base64}`.slice(0, CUT_AT));
    else this.#line(sentAt, marks.id, 'debug', `${call}&message=${request.base64}`);
  }

  polled(enrollment: Enrollment, poll: ScepRequest, exchange: Exchange): void {
    this.requested(enrollment, poll, exchange);
  }

  answered(): void {}

  failed({ marks }: Enrollment, at: number, failure: Failure): void {
    const [text, code] = failure.kind === 'tls' ? TLS : INVALID;
    this.#line(at, marks.inferable, 'error', nsError('Cannot retrieve SCEP identity', text, 'MCSCEPErrorDomain', code));
  }

  installed({ alias, marks }: Enrollment, at: number): void {
    const name = `www.windowsintune.com.SCEP.${withSlash(alias, '/')};Hash=${alias.hash}`;
    const dependent = `Adding dependent Microsoft.Profiles.MDM to parent ${name} in domain ManagedProfileToManagingProfile to system`;
    this.#line(at, marks.optional, 'debug', dependent);
    const [open, close] = this.#quotes();
    this.#line(at + 30, marks.inferable, 'default', `Profile ${open}${name}${close} installed.`);
  }

  rolledBack({ alias, marks }: Enrollment, at: number): void {
    const text = 'The certificate could not be stored.';
    this.#line(at, marks.inferable, 'error', nsError('Installation failed. Error', text, 'MCCertificateErrorDomain', 9002));
    const [open, close] = this.#quotes();
    const name = `www.windowsintune.com.SCEP.${withSlash(alias, '/')};Hash=${alias.hash}`;
    this.#line(at + 50, marks.optional, 'default', `Rolling back installation of profile ${open}${name}${close}...`);
  }

  noise(at: number): void {
    const [level, process, text] = this.#random.pick(NOISE);
    this.#line(at, 'noise', level, text, process);
  }

  #quotes(): readonly [string, string] {
    return this.#style === 'console' ? ["\\'93", "\\'94"] : ['“', '”'];
  }

  #line(at: number, mark: Mark, level: string, text: string, process = this.#process): void {
    this.log.add(at, mark, ({ localMs, offsetMinutes }) => {
      const fraction = new Date(localMs).toISOString().slice(19, 23) + String(this.#random.int(1000)).padStart(3, '0');
      const time = `${clockTime(localMs)}${fraction}`;
      if (this.#style === 'tabs') return `${level}\t${time}${zoneText(offsetMinutes)}\t${process}\t${text}`;
      return `${level}    ${time} ${zoneText(offsetMinutes)}    ${process}    ${text}\\ `;
    });
  }
}

const INVALID = ['The SCEP server returned an invalid response.', 22013] as const;
const TLS = ['A connection to the server could not be established.', 22011] as const;

function nsError(title: string, text: string, domain: string, code: number): string {
  const lines = [`Desc   : ${text}`, `US Desc: ${text}`, `Domain : ${domain}`, `Code   : ${code}`, 'Type   : MCFatalError'];
  return [`${title}: NSError:`, ...lines.map((line) => `    ${line}`)].join('\n');
}

const NOISE = [
  ['default', 'Preferences', 'BTM: attaching to BTServer'],
  ['debug', 'CertificateService', 'nw_protocol_tcp_notify [C1.1.1.1:6] connection_idle'],
  ['default', 'profiled', 'Checking for MDM installation...'],
  ['error', 'mediaserverd', 'Task <4C2A>.<1> HTTP load failed (error code: -1001)'],
] as const;
