import { type Alias, type DeviceStory, type Enrollment, type Exchange, type Failure, REASON_PHRASES } from './device.ts';
import type { LogFile, Mark } from './log-file.ts';
import type { ScepRequest } from './message.ts';
import type { Random } from './random.ts';

const MANAGER = 'com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager';
const STATES = 'com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine';
const SYNCML = 'com.microsoft.omadm.syncml.SyncmlSession';
const GET = 'org.jscep.transport.UrlConnectionGetTransport';
const POST = 'org.jscep.transport.UrlConnectionPostTransport';
const ENCODER = 'org.jscep.message.PkiMessageEncoder';
const TRANSACTION = 'org.jscep.transaction.EnrollmentTransaction';

/** How the columns of OMADM.log are set apart: by tabs, or by blanks in the two ways in which it is pasted. */
export const OMADM_STYLES = ['tab', 'wide', 'two'] as const;

/** OMADM.log of the Company Portal; the words of jscep are those that it logs. */
export class AndroidStory implements DeviceStory {
  readonly log: LogFile;
  readonly #random: Random;
  readonly #style: (typeof OMADM_STYLES)[number];
  readonly #process: number;

  constructor(log: LogFile, random: Random) {
    this.log = log;
    this.#random = random;
    this.#style = random.pick(OMADM_STYLES);
    this.#process = random.range(8_000, 30_000);
  }

  profile({ alias, marks, url }: Enrollment, at: number): void {
    const name = `${withSlash(alias, '%2F')}%3BHash=${alias.hash}`;
    const root = `<Add><CmdID>5</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Root/${ROOT.slice(0, 12)}/EncodedCertificate</LocURI></Target><Data>MIID</Data></Item></Add>`;
    const settings = `NDESUrls=${url};CAThumbprint=${ROOT};KeyLength=2048;HashAlgorithms=SHA-2;RetryCount=3;RetryDelay=5`;
    const enroll = `<Add><CmdID>6</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Enroll/${name}/Install</LocURI></Target><Meta><Format xmlns="syncml:metinf">chr</Format></Meta><Data>${settings}</Data></Item></Add>`;
    const get = '<Get><CmdID>7</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/SCEP</LocURI></Target></Item></Get>';
    this.#line(
      at,
      marks.inferable,
      SYNCML,
      9,
      `<?xml version="1.0" encoding="utf-8"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody>${root}${enroll}${get}<Final /></SyncBody></SyncML>`,
    );
  }

  started({ alias, marks, thread }: Enrollment, at: number): void {
    this.#line(at, marks.optional, MANAGER, thread, 'There are 1 requests');
    const name = `${withSlash(alias, '%2F')};Hash=${alias.hash}`;
    this.#line(at + 20, marks.inferable, MANAGER, thread, `Trying to enroll certificate request: ${name}`);
  }

  got({ marks, thread, url }: Enrollment, operation: string, { sentAt, receivedAt, status }: Exchange): void {
    const call = `${operation}(ca) to ${url}?operation=${operation}&message=ca`;
    this.#line(sentAt, marks.inferable, GET, thread, `Sending ${call}`);
    if (receivedAt === undefined) return;
    this.#line(receivedAt, marks.inferable, GET, thread, `Received '${status} ${REASON_PHRASES[status]}' when sending ${call}`);
    if (status !== 200 && operation === 'GetCACaps') {
      const empty = 'AbstractTransport problem when determining capabilities.  Using empty capabilities.';
      this.#line(receivedAt + 5, marks.optional, 'org.jscep.client.Client', thread, empty);
    }
    if (status === 200 && operation === 'GetCACert') {
      for (const text of ['Requesting certificate verification.', 'Certificate verification passed.']) {
        this.#line(receivedAt + 10, marks.optional, 'org.jscep.client.Client', thread, text);
      }
    }
  }

  showed({ marks, thread }: Enrollment, at: number, base64: string): void {
    this.#line(at, marks.optional, GET, thread, base64);
  }

  requested(enrollment: Enrollment, request: ScepRequest, exchange: Exchange): void {
    const { marks, thread, device } = enrollment;
    const serial = BigInt(`0x${request.recipient}`);
    const encoder = 'org.jscep.message.PkcsPkiEnvelopeEncoder';
    const recipient = `Encrypting pkcsPkiEnvelope using key belonging to [dn=CN=NDES-MSCEP-RA, OU=IT, O=Contoso; serial=${serial}]`;
    this.#line(exchange.sentAt - 220, marks.optional, encoder, thread, recipient);
    this.#encoded(
      enrollment,
      request,
      exchange.sentAt - 200,
      'PkcsReq',
      'PKCS_REQ',
      'org.spongycastle.pkcs.PKCS10CertificationRequest',
    );
    const signer = `Signing pkiMessage using key belonging to [dn=CN=${device.user}; serial=1]`;
    this.#line(exchange.sentAt - 150, marks.optional, ENCODER, thread, signer);
    this.#sent(enrollment, request, exchange);
  }

  polled(enrollment: Enrollment, poll: ScepRequest, exchange: Exchange): void {
    this.#encoded(
      enrollment,
      poll,
      exchange.sentAt - 200,
      'GetCertInitial',
      'GET_CERT_INITIAL',
      'org.jscep.message.IssuerAndSubject',
    );
    this.#sent(enrollment, poll, exchange);
  }

  answered({ marks, thread }: Enrollment, request: ScepRequest, at: number, status: string): void {
    const content = status === 'SUCCESS' ? `org.spongycastle.cms.CMSSignedData@${this.#object()}` : '<null>';
    const answer = [
      `failInfo=${status === 'FAILURE' ? 'badRequest' : '<null>'}`,
      `pkiStatus=${status}`,
      `recipientNonce=Nonce [${request.senderNonce}]`,
      `messageData=${content}`,
      'messageType=CERT_REP',
      `senderNonce=Nonce [${this.#random.hex(32)}]`,
      `transId=${request.transactionID}`,
    ];
    this.#line(at, marks.id, TRANSACTION, thread, `Response: org.jscep.message.CertRep@${this.#object()}[${answer.join(',')}]`);
  }

  failed(enrollment: Enrollment, at: number, failure: Failure): void {
    const { marks, thread } = enrollment;
    if (failure.kind === 'refused') {
      this.#line(at, marks.optional, MANAGER, thread, 'SCEP enrollment failed, failInfo badRequest', 'WARN');
    } else {
      this.#line(at, marks.inferable, MANAGER, thread, `Failed to enroll certificate\n${traceOf(failure)}`, 'WARN');
    }
    this.#state(enrollment, at + 200, 'CERT_ENROLLING', 'CERT_ENROLL_FAILED');
  }

  installed(enrollment: Enrollment, at: number): void {
    let moment = at;
    for (const [from, to] of INSTALLATION) {
      this.#state(enrollment, moment, from, to);
      moment += this.#random.range(1_000, 9_000);
    }
  }

  rolledBack(enrollment: Enrollment, at: number): void {
    this.#state(enrollment, at, 'CERT_INSTALL_REQUESTED', 'CERT_INSTALL_FAILED');
  }

  noise(at: number): void {
    const kind = this.#random.int(4);
    if (kind === 0) {
      const body = `<SyncHdr><SessionID>${this.#random.int(99)}</SessionID></SyncHdr><SyncBody><Final /></SyncBody>`;
      this.#line(
        at,
        'noise',
        SYNCML,
        9,
        `<?xml version="1.0" encoding="utf-8"?><SyncML xmlns="SYNCML:SYNCML1.2">${body}</SyncML>`,
        'INFO',
      );
    } else if (kind === 1) {
      this.#line(at, 'noise', 'com.microsoft.omadm.taskexecutor.TaskScheduler', 1, `Running task ${this.#random.int(9_999)}`);
    } else if (kind === 2) {
      this.#line(at, 'noise', MANAGER, 10, 'There are 0 requests');
    } else {
      this.#line(at, 'noise', 'com.microsoft.omadm.client.OMADMClientService', 1, TIMEOUT, 'WARN');
    }
  }

  #encoded(
    { marks, thread }: Enrollment,
    request: ScepRequest,
    at: number,
    type: string,
    messageType: string,
    data: string,
  ): void {
    const parts = [
      `messageData=${data}@${this.#object()}`,
      `messageType=${messageType}`,
      `senderNonce=Nonce [${request.senderNonce}]`,
      `transId=${request.transactionID}`,
    ];
    this.#line(
      at,
      marks.id,
      ENCODER,
      thread,
      `Encoding message: org.jscep.message.${type}@${this.#object()}[${parts.join(',')}]`,
    );
  }

  /** jscep writes no line before it posts, and repeats the whole address of a GET in the line after it. */
  #sent({ marks, thread, url, method }: Enrollment, request: ScepRequest, { sentAt, receivedAt, status }: Exchange): void {
    const data = `org.spongycastle.cms.CMSSignedData@${this.#object()}`;
    this.#line(sentAt - 10, marks.optional, TRANSACTION, thread, `Sending ${data}`);
    const get = method === 'GET';
    const call = `${data} to ${url}?operation=PKIOperation${get ? `&message=${request.base64}` : ''}`;
    if (get) this.#line(sentAt, marks.id, GET, thread, `Sending ${call}`);
    if (receivedAt === undefined) return;
    const text = `Received '${status} ${REASON_PHRASES[status]}' when sending ${call}`;
    this.#line(receivedAt, get ? marks.id : marks.inferable, get ? GET : POST, thread, text);
  }

  #state({ alias, marks, thread }: Enrollment, at: number, from: string, to: string): void {
    const name = `${withSlash(alias, '/')};Hash=${alias.hash}`;
    const text = `SCEP cert '${name}' state changed from ${from} to ${to}`;
    this.#line(at, marks.inferable, STATES, this.#random.pick([0, thread, 14, 21]), text, 'INFO');
  }

  #line(at: number, mark: Mark, component: string, thread: number, text: string, level = 'VERB'): void {
    this.log.add(at, mark, ({ localMs }) => {
      const time = `${new Date(localMs).toISOString().slice(0, -1)}0000`;
      if (this.#style === 'tab') return [time, level, 'Event', component, this.#process, thread, text].join('\t');
      const process = String(this.#process);
      if (this.#style === 'two')
        return `${time}  ${level}  Event  ${component}  ${process}    ${String(thread).padStart(2)}  ${text}`;
      return `${time}    ${level}    Event     ${component}    ${process.padStart(5)}${String(thread).padStart(9)}    ${text}`;
    });
  }

  #object(): string {
    return this.#random.hex(8).toLowerCase();
  }
}

const ROOT = 'AC68DB68361E5B90B3CBC0E03B09448994B9E033';
const TIMEOUT =
  'java.net.SocketTimeoutException: timeout\n\tat okio.AsyncTimeout.newTimeoutException(SourceFile:9)\n\tat java.lang.Thread.run(Thread.java:1012)';

const INSTALLATION = [
  ['CERT_ENROLLED', 'CERT_INSTALL_REQUESTED'],
  ['CERT_INSTALL_REQUESTED', 'CERT_INSTALLING'],
  ['CERT_INSTALLING', 'CERT_ACCESS_REQUESTED'],
  ['CERT_ACCESS_REQUESTED', 'CERT_ACCESS_GRANTED'],
] as const;

export const withSlash = ({ model, logical }: Alias, slash: string) =>
  `ModelName=AC_${model}${slash}LogicalName_${logical.replaceAll('-', '_')}`;

function traceOf(failure: Exclude<Failure, { readonly kind: 'refused' }>): string {
  const place = '\tat com.microsoft.omadm.platforms.android.certmgr.ScepEnroller.enroll(ScepEnroller.java:97)';
  if (failure.kind === 'http' && failure.operation !== 'PKIOperation') {
    const problem = `org.jscep.transport.TransportException: ${failure.status} ${REASON_PHRASES[failure.status]}`;
    const caller = '\tat org.jscep.client.Client.getCaCertificate(Client.java:281)';
    return [`org.jscep.client.ClientException: ${problem}`, caller, place, `Caused by: ${problem}`].join('\n');
  }
  const status = failure.kind === 'http' ? `${failure.status} ${REASON_PHRASES[failure.status]}` : 'Error connecting to server';
  const cause = failure.kind === 'http' ? `org.jscep.transport.TransportException: ${status}` : CAUSES[failure.kind];
  const caller = '\tat org.jscep.transaction.EnrollmentTransaction.send(EnrollmentTransaction.java:143)';
  return [
    `org.jscep.transaction.TransactionException: org.jscep.transport.TransportException: ${status}`,
    caller,
    place,
    `Caused by: ${cause}`,
  ].join('\n');
}

const CAUSES = {
  'no-answer': 'java.net.SocketTimeoutException: timeout',
  tls: 'javax.net.ssl.SSLHandshakeException: java.security.cert.CertPathValidatorException: Trust anchor for certification path not found.',
} as const;
