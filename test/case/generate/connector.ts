import { isoDate } from './clock.ts';
import type { LogFile, Mark } from './log-file.ts';
import type { Random } from './random.ts';
import type { EventLog, WindowsEvent } from './windows-events.ts';

/** How one request went through the policy module: moments of its parts. */
export interface PolicyRun {
  readonly mark: Mark;
  readonly optional: Mark;
  /** The thread of the worker process. */
  readonly thread: number;
}

export type VerifyResult = 'true' | 'false' | 'page-403' | 'error-12175';

/** The policy module of the connector before 2021, in the layout of CMTrace. */
export class PluginLog {
  readonly log: LogFile;
  readonly #random: Random;

  constructor(log: LogFile, random: Random) {
    this.log = log;
    this.#random = random;
  }

  verify({ mark, optional, thread }: PolicyRun, from: number, to: number, result: VerifyResult): void {
    this.#line(from, optional, thread, 'Calling VerifyRequest ...', 125);
    this.#line(from + 8, optional, thread, 'Sending request to certificate registration point.', 150);
    if (result === 'error-12175') {
      this.#line(to - 5, mark, thread, 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID', 144, 3);
      const failed = 'Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175';
      this.#line(to - 3, mark, thread, failed, 194, 3);
      this.#line(to, mark, thread, 'Exiting VerifyRequest with 0x80072f8f', 137, 3);
      return;
    }
    const answer = result === 'page-403' ? PAGE_403 : result;
    const good = result === 'true';
    this.#line(to - 3, mark, thread, `Verify challenge returns ${answer}`, good ? 129 : 130, good ? 1 : 3);
    this.#line(to, mark, thread, `Exiting VerifyRequest with ${good ? '0x0' : '0x80004005'}`, good ? 130 : 137, good ? 1 : 3);
  }

  notify({ mark, optional, thread }: PolicyRun, from: number, to: number, done: boolean): void {
    this.#line(from, optional, thread, 'Calling Notifyrequest ...', 125);
    this.#line(from + 5, optional, thread, 'Sending request to certificate registration point.', 150);
    this.#line(to, mark, thread, `Exiting Notify with ${done ? '0x0' : '0x80004005'}`, done ? 123 : 130, done ? 1 : 3);
  }

  #line(at: number, mark: Mark, thread: number, text: string, source: number, type = 1): void {
    const number = source + this.#random.int(3);
    this.log.add(at, mark, ({ localMs, offsetMinutes }) => {
      const [year, month, day] = isoDate(localMs).split('-');
      const bias = `${offsetMinutes > 0 ? '-' : '+'}${Math.abs(offsetMinutes)}`; // CMTrace: minutes that lead to UTC
      const time = `${new Date(localMs).toISOString().slice(11, 23)}${bias}`;
      const rest = `component="NDESPlugin" context="" type="${type}" thread="${thread}" file="NDESPlugin.cpp:${number}"`;
      return `<![LOG[${text}]LOG]!><time="${time}" date="${month}-${day}-${year}" ${rest}>`;
    });
  }
}

const PAGE_403 = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<title>403 - Forbidden: Access is denied.</title>
</head>
<body><div id="header"><h1>Server Error</h1></div></body>
</html>`;

/** Trace of the certificate registration point, which the policy module asks: connector before 2021. */
export class RegistrationPointTrace {
  readonly log: LogFile;
  readonly #computer: string;

  constructor(log: LogFile, computer: string) {
    this.log = log;
    this.#computer = computer;
  }

  /** `refusal`: why the challenge does not fit. */
  verify({ mark, optional, thread }: PolicyRun, from: number, to: number, refusal?: string): void {
    this.#trace(from, optional, thread, 'VerifyRequest Started.');
    this.#trace(from + 30, optional, thread, 'Validation Phase 1 finished with status True.');
    if (refusal === undefined) this.#trace(from + 60, optional, thread, 'Validation Phase 3 finished with status True.');
    else this.#trace(from + 60, mark, thread, refusal, 'Error');
    this.#trace(to, mark, thread, `VerifyRequest Finished with status ${refusal === undefined ? 'True' : 'False'}`);
  }

  #trace(at: number, mark: Mark, thread: number, text: string, kind: 'Information' | 'Error' = 'Information'): void {
    this.log.add(at, mark, ({ utcMs }) => {
      const time = new Date(utcMs).toISOString().replace('Z', '0000Z');
      const system = [
        `<EventID>0</EventID><Type>3</Type><SubType Name="${kind}">0</SubType><Level>${kind === 'Error' ? 2 : 8}</Level>`,
        `<TimeCreated SystemTime="${time}" /><Source Name="CertificateRegistrationPoint" />`,
        '<Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" />',
        `<Execution ProcessName="w3wp" ProcessID="4373" ThreadID="${thread}" /><Channel /><Computer>${this.#computer}</Computer>`,
      ];
      const name = 'http://schemas.microsoft.com/2004/06/windows/eventlog/system';
      const event = `<System xmlns="${name}">${system.join('')}</System><ApplicationData>${text}</ApplicationData>`;
      return `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent">${event}</E2ETraceEvent>`;
    });
  }
}

const PROVIDER = 'Microsoft-Intune-CertificateConnectors';

/** One request in the channels of the connector since 2021. */
export interface ConnectorRequest {
  readonly mark: Mark;
  readonly thread: number;
  readonly transactionID: string;
  readonly deviceId: string;
  readonly policyId: string;
}

export class ConnectorChannels {
  readonly operational: EventLog;
  readonly admin: EventLog;

  constructor(operational: EventLog, admin: EventLog) {
    this.operational = operational;
    this.admin = admin;
  }

  /** An event that is about no request. */
  idle(at: number): void {
    const text = 'HealthMonitorSuccess: Successfully checked the health of the connector.';
    this.operational.add(at, 'noise', { provider: PROVIDER, id: 1, level: 'Information', user: 'SYSTEM', text });
  }

  received(at: number, request: ConnectorRequest): void {
    this.#add(
      this.operational,
      at,
      request,
      4003,
      'ScepRequestReceived: Successfully received a SCEP request from a device.',
      TEMPLATE,
    );
  }

  verified(at: number, request: ConnectorRequest, refusal?: string): void {
    if (refusal === undefined) {
      this.#add(
        this.operational,
        at,
        request,
        4004,
        'ScepVerifySuccess: Successfully verified a SCEP request with Intune.',
        TEMPLATE,
      );
    } else {
      const text = 'ScepVerifyFailure: Failed to verify a SCEP request with Intune.';
      this.#add(this.operational, at, request, 4005, text, { Reason: refusal }, 'Error');
    }
  }

  issued(
    at: number,
    request: ConnectorRequest,
    certificate: { readonly thumbprint: string; readonly serial: string; readonly subject: string },
  ): void {
    this.#add(this.operational, at, request, 4006, 'ScepIssuedSuccess: Successfully issued certificate for a SCEP request.', {
      CertificateThumbprint: certificate.thumbprint,
      CertificateSerialNumber: certificate.serial,
      SubjectName: certificate.subject,
    });
  }

  denied(at: number, request: ConnectorRequest, code: string): void {
    this.#add(
      this.operational,
      at,
      request,
      4007,
      'ScepIssuedFailure: Failed to issue certificate for SCEP request.',
      { ErrorCode: code },
      'Error',
    );
    this.#add(
      this.admin,
      at + 900,
      request,
      4001,
      'ScepRequestIssuedFailure: Failed to process a SCEP request and notified Intune.',
      {},
      'Error',
    );
  }

  notified(at: number, request: ConnectorRequest, thumbprint: string): void {
    this.#add(
      this.operational,
      at,
      request,
      4008,
      'ScepNotifySuccess: Successfully notified Intune of the result for a SCEP request.',
    );
    const text = 'ScrepRequestSuccess: Successfully processed a SCEP request and notified Intune.';
    this.#add(this.admin, at + 40, request, 4000, text, { CertificateThumbprint: thumbprint });
  }

  notNotified(at: number, request: ConnectorRequest, thumbprint: string): void {
    for (const attempt of [1, 2, 3]) {
      const text = 'ScepNotifyAttemptFailed: Failed to notify Intune of the result of a SCEP request, will try again.';
      this.#add(this.operational, at + attempt * 9_000, request, 4009, text, { Attempt: String(attempt) }, 'Warning');
    }
    const text = 'ScepRequestUploadFailure: Successfully processed SCEP request but failed to notify Intune.';
    this.#add(this.admin, at + 40_000, request, 4002, text, { CertificateThumbprint: thumbprint }, 'Error');
  }

  #add(
    channel: EventLog,
    at: number,
    { mark, thread, transactionID, deviceId, policyId }: ConnectorRequest,
    id: number,
    title: string,
    more: Readonly<Record<string, string>> = {},
    level: WindowsEvent['level'] = 'Information',
  ): void {
    const data = { TransactionId: transactionID, DeviceId: deviceId, PolicyId: policyId, ...more };
    const lines = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
    channel.add(at, mark, { provider: PROVIDER, id, level, user: 'SYSTEM', data, thread, text: [title, ...lines].join('\n') });
  }
}

const TEMPLATE = { TemplateName: 'IntuneSCEP' };
