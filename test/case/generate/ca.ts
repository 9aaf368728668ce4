import type { Mark } from './log-file.ts';
import type { EventLog } from './windows-events.ts';

const PROVIDER = 'Microsoft-Windows-CertificationAuthority';
const NO_TEMPLATE =
  'The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE).';

/** What the CA writes of each request, on its own machine. */
export class CaLog {
  readonly #events: EventLog;
  #requests = 700;

  constructor(events: EventLog) {
    this.#events = events;
  }

  issued(at: number, mark: Mark, subject: string): void {
    const text = `Active Directory Certificate Services issued a certificate for request ${this.#requests++} for CN=${subject}.`;
    this.#events.add(at, mark, { provider: PROVIDER, id: 6, level: 'Information', user: 'SYSTEM', text });
  }

  denied(at: number, mark: Mark, subject: string): void {
    const number = this.#requests++;
    const text = `Active Directory Certificate Services denied request ${number} because ${NO_TEMPLATE}  The request was for CN=${subject}.  Additional information: Denied by Policy Module`;
    this.#events.add(at, mark, { provider: PROVIDER, id: 53, level: 'Warning', user: 'SYSTEM', text });
  }

  /** Of a request that did not come by NDES. */
  noise(at: number): void {
    const text = `Active Directory Certificate Services issued a certificate for request ${this.#requests++} for CONTOSO\\PC-0042$.`;
    this.#events.add(at, 'noise', { provider: PROVIDER, id: 6, level: 'Information', user: 'SYSTEM', text });
  }
}

const CAPI2 = 'Microsoft-Windows-CAPI2';

/** What the certificate functions of Windows write on the server, once somebody switched that on. */
export class Capi2Log {
  readonly #events: EventLog;

  constructor(events: EventLog) {
    this.#events = events;
  }

  /** The worker process does not accept the client certificate of the policy module. */
  refused(at: number): void {
    this.#chain(
      at,
      'context',
      'w3wp.exe',
      '800B0109',
      'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.',
    );
  }

  noise(at: number): void {
    this.#chain(at, 'noise', 'svchost.exe', '800B0101', 'A required certificate is not within its validity period.');
  }

  #chain(at: number, mark: Mark, process: string, result: string, words: string): void {
    const userData = `<CertVerifyCertificateChainPolicy><Certificate fileRef='1.cer' subjectName='NDES01.contoso.com'/><EventAuxInfo ProcessName='${process}'/><Result value='${result}'>${words}</Result></CertVerifyCertificateChainPolicy>`;
    this.#events.add(at, mark, { provider: CAPI2, id: 30, level: 'Error', text: words, userData });
  }
}
