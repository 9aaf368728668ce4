import type { Alias, Device, Enrollment, GetOperation } from './device.ts';
import type { Mark } from './log-file.ts';
import { issuedCertificate, type RequestSource, type ScepRequest } from './message.ts';
import type { Random } from './random.ts';
import type { Plan } from './scenarios.ts';
import type { Call } from './server.ts';
import type { Site } from './site.ts';

/** What all enrollments of a case share. */
export interface Surroundings {
  readonly random: Random;
  readonly requests: RequestSource;
  /** `https://…/mscep.dll`, as devices know it. */
  readonly url: string;
  /** The application pool of NDES. */
  readonly queue: string;
  /** Serial number of the RA certificate of each server. */
  readonly recipients: readonly string[];
  readonly formerRecipient: string;
  /** What a server answers to GetCACert, in Base64, where devices log that. */
  readonly certificatesOf?: (site: Site) => string;
  /** Logs of devices that show a certificate without a SID. */
  readonly withoutSid: string[];
  readonly proxy: { readonly address: string; readonly forwards: boolean } | undefined;
  readonly sites: readonly [Site, ...Site[]];
}

/** One enrollment that is to happen. */
export interface Order {
  readonly id: string;
  readonly device: Device;
  readonly alias: Alias;
  readonly plan: Plan;
  /** When the device begins. */
  readonly at: number;
  /** The server that the way leads to. */
  readonly site: Site;
}

/** What came of it. */
export interface Outcome {
  readonly endsAt: number;
  readonly transactionID?: string;
  /** True where the log of IIS holds the request itself. */
  readonly isShown?: boolean;
}

/** Lets one enrollment happen: each machine writes down what it sees of it. */
export function enroll(around: Surroundings, order: Order): Outcome {
  const flow = new Flow(around, order);
  return { ...flow.run(), isShown: flow.isShown };
}

interface Answer {
  readonly status: number;
  readonly receivedAt?: number;
}

class Flow {
  readonly #around: Surroundings;
  readonly #order: Order;
  readonly #random: Random;
  readonly #enrollment: Enrollment;
  readonly #site: Site;
  readonly #thread: number;
  readonly #certificate: { readonly thumbprint: string; readonly serial: string };
  #now: number;
  isShown = false;

  constructor(around: Surroundings, order: Order) {
    this.#around = around;
    this.#order = order;
    this.#random = around.random;
    this.#now = order.at;
    this.#site = order.site;
    this.#thread = this.#random.range(2_000, 9_000);
    this.#certificate = { thumbprint: this.#random.hex(40), serial: `5C${this.#random.hex(34)}` };
    const { device, alias, id } = order;
    const method = device.platform === 'windows' || (order.plan.way !== 'long-url' && this.#random.chance(0.4)) ? 'POST' : 'GET';
    const mark = (as: 'id' | 'inferable' | 'optional'): Mark => ({ attempt: id, as });
    this.#enrollment = {
      device,
      alias,
      method,
      url: around.url + (device.platform === 'windows' ? '/pkiclient.exe' : ''),
      thread: this.#random.range(5, 40),
      marks: { id: mark('id'), inferable: mark('inferable'), optional: mark('optional') },
    };
  }

  run(): Outcome {
    const { device, plan } = this.#order;
    const { story } = device;
    if (plan.way === 'pool-stopped') this.#poolStops(this.#now - 25_000);
    if (!plan.repeats)
      story?.profile(this.#enrollment, this.#now - this.#random.range(1_000, 20_000) - (plan.waits ?? 0) * 60_000);
    if (plan.ends === 'acknowledged') return { endsAt: this.#now };
    story?.started(this.#enrollment, this.#now);
    this.#pass(300, 1_400);
    if (plan.way === 'tls') return this.#fails({ kind: 'tls' });
    for (const operation of this.#gets()) {
      const { status } = this.#get(operation);
      if (status !== 200 && operation === 'GetCACert') return this.#fails({ kind: 'http', status, operation });
    }
    if (plan.ends === 'after-gets') return { endsAt: this.#now };
    this.#pass(500, 1_500);
    return this.#request();
  }

  #poolStops(at: number): void {
    const { system } = this.#site;
    const pool = `application pool '${this.#around.queue}'`;
    for (const after of [0, 4_000, 7_000]) {
      const id = this.#random.range(2_000, 2_999);
      const text = `A process serving ${pool} terminated unexpectedly. The process id was '${id}'. The process exit code was '0xc0000005'.`;
      system.add(at + after, 'context', { provider: WAS, id: 5009, level: 'Warning', text });
    }
    const text = `Application pool '${this.#around.queue}' is being automatically disabled due to a series of failures in the process(es) serving that application pool.`;
    system.add(at + 8_000, 'context', { provider: WAS, id: 5002, level: 'Error', text });
  }

  /** jscep asks again for the capabilities before it sends. */
  #gets(): readonly GetOperation[] {
    const { platform } = this.#order.device;
    if (platform === 'ios' || platform === 'macos') return ['GetCACert', 'GetCACaps'];
    return platform === 'android' && this.#order.plan.way === undefined && this.#random.chance(0.5)
      ? ['GetCACaps', 'GetCACert', 'GetCACaps']
      : ['GetCACaps', 'GetCACert'];
  }

  #get(operation: GetOperation): Answer {
    const sentAt = this.#now;
    const query = `operation=${operation}&message=${IDENTIFIERS[this.#order.device.platform]}`;
    const answer = this.#passTheWay(sentAt, query);
    const { story } = this.#order.device;
    story?.got(this.#enrollment, operation, { sentAt, ...answer });
    const { certificatesOf } = this.#around;
    if (operation === 'GetCACert' && answer.status === 200 && answer.receivedAt !== undefined && certificatesOf)
      story?.showed?.(this.#enrollment, answer.receivedAt + 12, certificatesOf(this.#answering));
    this.#now = (answer.receivedAt ?? sentAt) + this.#random.range(10, 400);
    return answer;
  }

  /** The server that the GETs reach. */
  get #answering(): Site {
    return this.#order.plan.servers === 'mixed' ? (this.#around.sites[0] ?? this.#site) : this.#site;
  }

  /** A GET on its way to NDES, and what the machines on it write. */
  #passTheWay(sentAt: number, query: string): Answer {
    const { way } = this.#order.plan;
    const reaches = sentAt + this.#random.range(40, 180);
    if (way === 'gateway') return { status: 504, receivedAt: sentAt + this.#random.range(30_000, 32_000) };
    if (way === 'pool-stopped' || way === 'queue-full') {
      const uri = `${STEM}?${query}`;
      this.#site.httpErr.add(reaches, this.#like(`unreached ${query}`), this.#address(), {
        uri,
        status: 503,
        reason: way === 'queue-full' ? 'QueueFull' : 'AppOffline',
        queue: this.#around.queue,
      });
      return { status: 503, receivedAt: reaches + this.#random.range(30, 120) };
    }
    const tookMs = this.#random.range(5, 380);
    const failure = way === 'iis-1346' ? { status: 500, win32: 1346 } : { status: 200 };
    const site = this.#answering;
    site.iis.add(reaches + tookMs, this.#like(`get ${query}`), { ...this.#call('GET', query, tookMs), ...failure });
    return { status: failure.status, receivedAt: reaches + tookMs + this.#random.range(40, 160) };
  }

  #request(): Outcome {
    const { plan, device } = this.#order;
    const { transactionID, request, poll } = this.#messages();
    const sentAt = this.#now;
    if (plan.way === 'lost') {
      device.story?.requested(this.#enrollment, request, { sentAt, status: 0 });
      this.#now += this.#random.range(30_000, 60_000);
      return { ...this.#fails({ kind: 'no-answer' }), transactionID };
    }
    if (plan.way === 'long-url') {
      const reaches = sentAt + 90;
      this.#postTo(reaches, request, 5, { status: 404, substatus: 15 });
      device.story?.requested(this.#enrollment, request, { sentAt, receivedAt: reaches + 90, status: 404 });
      this.#now = reaches + 90;
      return { ...this.#fails({ kind: 'http', status: 404, operation: 'PKIOperation' }), transactionID };
    }
    const from = sentAt + this.#random.range(40, 180);
    const served = this.#serve(from, request);
    this.#postTo(served.endsAt, request, served.endsAt - from, { status: 200 });
    const receivedAt = served.endsAt + this.#random.range(40, 160);
    device.story?.requested(this.#enrollment, request, { sentAt, receivedAt, status: 200 });
    this.#now = receivedAt + this.#random.range(20, 80);
    device.story?.answered(this.#enrollment, request, this.#now, served.status);
    if (served.status === 'SUCCESS') this.#showCertificate();
    if (served.status === 'FAILURE') return { ...this.#fails({ kind: 'refused' }), transactionID };
    if (poll) this.#poll(poll);
    return { ...this.#delivered(), transactionID };
  }

  /** Where devices log the certificates that they get: some hold no SID. */
  #showCertificate(): void {
    const { story } = this.#order.device;
    if (!this.#around.certificatesOf || !story?.showed) return;
    const hasSid = this.#random.chance(0.6);
    story.showed(this.#enrollment, this.#now + 6, issuedCertificate(hasSid, this.#random.range(0x10, 0x7f)));
    if (!hasSid) this.#around.withoutSid.push(story.log.options.path);
  }

  #messages(): { readonly transactionID: string; readonly request: ScepRequest; readonly poll?: ScepRequest } {
    const { plan } = this.#order;
    const { requests, recipients, formerRecipient, sites } = this.#around;
    const own = recipients[sites.indexOf(this.#site)] ?? formerRecipient;
    const recipient = plan.oldRecipient ? (plan.servers ? (recipients[0] ?? formerRecipient) : formerRecipient) : own;
    const options = { at: this.#now, recipient, senderNonce: this.#random.hex(32) };
    if (plan.issue === 'pending') {
      const pair = requests.pending(options, { ...options, senderNonce: this.#random.hex(32) });
      return { transactionID: pair.request.transactionID, ...pair };
    }
    const request = requests.request(options);
    return { transactionID: request.transactionID, request };
  }

  #poll(poll: ScepRequest): void {
    const { device } = this.#order;
    this.#now += this.#random.range(20_000, 60_000);
    const sentAt = this.#now;
    const from = sentAt + 90;
    const run = this.#policyRun();
    const endsAt = this.#issued(from + this.#random.range(160, 560), poll, run) + 40;
    this.#postTo(endsAt, poll, endsAt - from, { status: 200 });
    device.story?.polled(this.#enrollment, poll, { sentAt, receivedAt: endsAt + 90, status: 200 });
    this.#now = endsAt + 150;
    device.story?.answered(this.#enrollment, poll, this.#now, 'SUCCESS');
  }

  /** From the arrival of the request to the answer: policy module, CA, and the report of the outcome. */
  #serve(from: number, request: ScepRequest): { readonly endsAt: number; readonly status: 'SUCCESS' | 'FAILURE' | 'PENDING' } {
    const { plan } = this.#order;
    const { policy, application } = this.#site;
    const ndes = (at: number, id: number, text: string) =>
      application.add(at, this.#like('policy'), { provider: NDES, id, level: 'Error', user: 'CONTOSO\\svc-ndes', text });
    let at = from + this.#random.range(30, 90);
    if (plan.oldRecipient) {
      ndes(at, 18, "The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (0x80090005).  Bad Data.");
      return { endsAt: at + 20, status: 'FAILURE' };
    }
    if (plan.policy === 'unasked') return { endsAt: at + this.#random.range(200, 600), status: 'FAILURE' };
    const run = this.#policyRun();
    at = this.#verify(at, request, run);
    if (plan.verify) {
      const text =
        'The password in the certificate request cannot be verified.  It may have been used already.  Obtain a new password to submit with this request.';
      if (policy.generation === 'current') ndes(at + 20, 29, text);
      return { endsAt: at + 40, status: 'FAILURE' };
    }
    at += this.#random.range(200, 900);
    if (plan.issue === 'silent') return { endsAt: at + 2_000, status: 'FAILURE' };
    if (plan.issue === 'denied') {
      this.#site.ca?.denied(at - 40, this.#decision(), this.#order.device.id);
      ndes(at, 31, `The Network Device Enrollment Service cannot submit the certificate request (${NO_TEMPLATE}).  0x80004005`);
      if (policy.generation === 'current') policy.channels.denied(at + 30, this.#connectorRequest(request), '0x80094800');
      return { endsAt: at + 60, status: 'FAILURE' };
    }
    if (plan.issue === 'pending') return { endsAt: at + 60, status: 'PENDING' };
    return { endsAt: this.#issued(at, request, run) + 30, status: 'SUCCESS' };
  }

  #verify(from: number, request: ScepRequest, run: PolicyMarks): number {
    const { plan, device } = this.#order;
    const { policy } = this.#site;
    const to = from + this.#random.range(250, 800);
    const subject = `CN=${device.id}`;
    const refusal =
      plan.verify === 'refused'
        ? `Subject Name in CSR ${subject}\\, Sales and challenge ${subject}, Sales do not match`
        : plan.verify === 'unspecific'
          ? 'The challenge was refused.'
          : undefined;
    if (policy.generation === 'current') {
      policy.channels.received(from, this.#connectorRequest(request));
      policy.channels.verified(to, this.#connectorRequest(request), refusal);
      return to;
    }
    const result = {
      'page-403': 'page-403',
      'error-12175': 'error-12175',
      refused: 'false',
      unspecific: 'false',
      none: 'true',
    } as const;
    policy.plugin.verify(run, from, to, result[plan.verify ?? 'none']);
    if (plan.verify === 'error-12175') return to;
    if (plan.verify !== 'page-403' && plan.verify !== 'unspecific') policy.trace.verify(run, from + 20, to - 10, refusal);
    const answer = {
      'page-403': { status: 403, substatus: 16, win32: 2148204809 },
      refused: { status: 200 },
      unspecific: { status: 200 },
      none: { status: 201 },
    };
    if (plan.verify === 'page-403') this.#site.capi2?.refused(to - 16);
    this.#registrationPoint(to - 12, 'VerifyRequest', to - from - 20, answer[plan.verify ?? 'none'], run.mark);
    return to;
  }

  /** The CA issues; the server side reports it. Returns when NDES can answer. */
  #issued(at: number, request: ScepRequest, run: PolicyMarks): number {
    const { device, plan } = this.#order;
    const { policy } = this.#site;
    const certificate = { ...this.#certificate, subject: `CN=${device.user}` };
    this.#site.ca?.issued(at - 15, this.#decision(), device.id);
    if (policy.generation === 'current') {
      const of = this.#connectorRequest(request);
      policy.channels.issued(at, of, certificate);
      if (plan.notify === 'none') return at;
      if (plan.notify) policy.channels.notNotified(at + 1_000, of, certificate.thumbprint);
      else policy.channels.notified(at + this.#random.range(700, 4_000), of, certificate.thumbprint);
      return at;
    }
    const to = at + this.#random.range(40, 130);
    if (plan.notify === 'none') return to;
    policy.plugin.notify(run, at, to, !plan.notify);
    this.#registrationPoint(to - 8, 'Notify', to - at - 12, { status: plan.notify ? 500 : 204 }, run.mark);
    return to;
  }

  #delivered(): Outcome {
    const { device, plan } = this.#order;
    this.#pass(400, 1_400);
    if (plan.install === 'none') return { endsAt: this.#now + 30_000 };
    if (plan.install) device.story?.rolledBack(this.#enrollment, this.#now);
    else device.story?.installed(this.#enrollment, this.#now, this.#certificate.thumbprint);
    return { endsAt: this.#now + 30_000 };
  }

  #fails(failure: Parameters<NonNullable<Device['story']>['failed']>[2]): Outcome {
    this.#now += this.#random.range(10, 400);
    this.#order.device.story?.failed(this.#enrollment, this.#now, failure);
    return { endsAt: this.#now + 1_000 };
  }

  #connectorRequest(request: ScepRequest) {
    const { device, alias } = this.#order;
    const { transactionID } = request;
    return { mark: this.#enrollment.marks.id, thread: this.#thread, transactionID, deviceId: device.id, policyId: alias.logical };
  }

  #policyRun(): PolicyMarks {
    const mark = this.#like('policy');
    return { mark, optional: { ...mark, as: 'optional' }, thread: this.#thread };
  }

  #registrationPoint(endsAt: number, path: string, tookMs: number, answer: Partial<Call>, mark: Mark): void {
    const { address } = this.#site;
    const call = {
      method: 'POST',
      stem: `/CertificateRegistrationSvc/Certificate/${path}`,
      address,
      userAgent: 'NDES_Plugin',
    } as const;
    this.#site.iis.add(endsAt, mark, { ...call, status: 200, tookMs: Math.max(tookMs, 1), ...answer });
  }

  #postTo(endsAt: number, request: ScepRequest, tookMs: number, answer: Partial<Call>): void {
    const { method, marks } = this.#enrollment;
    const query = `operation=PKIOperation${method === 'GET' ? `&message=${request.base64}` : ''}`;
    const shows = method === 'GET' && query.length <= LONGEST_SHOWN;
    if (shows) this.isShown = true;
    const mark = shows ? marks.id : this.#like('request');
    this.#site.iis.add(endsAt, mark, { ...this.#call(method, query, tookMs), ...answer });
  }

  #call(method: 'GET' | 'POST', query: string, tookMs: number): Call {
    const { device } = this.#order;
    const { proxy } = this.#around;
    const stem = device.platform === 'windows' ? `${STEM}/pkiclient.exe` : STEM;
    const forwarded = proxy?.forwards ? { forwardedFor: device.address } : {};
    return { method, stem, query, userAgent: device.userAgent, address: this.#address(), ...forwarded, status: 200, tookMs };
  }

  #address(): string {
    return this.#around.proxy?.address ?? this.#order.device.address;
  }

  /** Marks a line that shows no key: only address, agent and clock tell it from another of the same kind. */
  #like(kind: string): LikeMark {
    const { device, id } = this.#order;
    const { proxy } = this.#around;
    const who = kind === 'policy' ? '' : proxy && !proxy.forwards ? device.userAgent : device.address;
    return { attempt: id, as: 'inferable', like: [this.#site.name, kind, who].join(' ') };
  }

  /** The CA names the device, as the current connector does; the one before says nothing that leads there. */
  #decision(): Mark {
    const { inferable, optional } = this.#enrollment.marks;
    return this.#site.policy.generation === 'current' ? inferable : optional;
  }

  #pass(from: number, to: number): void {
    this.#now += this.#random.range(from, to);
  }
}

type LikeMark = Extract<Mark, { readonly attempt: string }>;

interface PolicyMarks {
  readonly mark: Mark;
  readonly optional: Mark;
  readonly thread: number;
}

const STEM = '/certsrv/mscep/mscep.dll';
const NDES = 'Microsoft-Windows-NetworkDeviceEnrollmentService';
const WAS = 'Microsoft-Windows-WAS';
const LONGEST_SHOWN = 4_096;
const NO_TEMPLATE =
  'The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE)';
const IDENTIFIERS = { android: 'ca', ios: 'SCEP%20Authority', macos: 'SCEP%20Authority', windows: 'default' } as const;
