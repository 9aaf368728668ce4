import type { LogFile, Mark } from './log-file.ts';
import type { ScepRequest } from './message.ts';

export type DevicePlatform = 'android' | 'ios' | 'macos' | 'windows';
export type GetOperation = 'GetCACaps' | 'GetCACert';

/** A device of the case, whether its log is there or not. */
export interface Device {
  /** Its folder. */
  readonly name: string;
  readonly platform: DevicePlatform;
  /** As IIS logs it. */
  readonly userAgent: string;
  readonly address: string;
  /** As Intune knows it. */
  readonly id: string;
  readonly user: string;
  /** What the client's own log says; undefined where nobody collected it. */
  readonly story?: DeviceStory;
}

/** Name of the certificate on a device. */
export interface Alias {
  readonly model: string;
  readonly logical: string;
  readonly hash: number;
}

/** Marks of one attempt. */
export interface Marks {
  readonly id: Mark;
  readonly inferable: Mark;
  readonly optional: Mark;
}

/** One enrollment as its device writes it down. Moments are true ones; each writer shows of it what such a log shows. */
export interface Enrollment {
  readonly marks: Marks;
  readonly alias: Alias;
  readonly device: Device;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** The thread that it runs in. */
  readonly thread: number;
}

export interface Exchange {
  readonly sentAt: number;
  /** Absent: no answer came. */
  readonly receivedAt?: number;
  readonly status: number;
}

export interface DeviceStory {
  readonly log: LogFile;
  /** The profile arrived. */
  profile(enrollment: Enrollment, at: number): void;
  started(enrollment: Enrollment, at: number): void;
  /** The first moment at which it asks the server. */
  got(enrollment: Enrollment, operation: GetOperation, exchange: Exchange): void;
  requested(enrollment: Enrollment, request: ScepRequest, exchange: Exchange): void;
  answered(enrollment: Enrollment, request: ScepRequest, at: number, status: 'SUCCESS' | 'FAILURE' | 'PENDING'): void;
  /** It asks again for what is pending. */
  polled(enrollment: Enrollment, poll: ScepRequest, exchange: Exchange): void;
  failed(enrollment: Enrollment, at: number, failure: Failure): void;
  installed(enrollment: Enrollment, at: number, thumbprint: string): void;
  rolledBack(enrollment: Enrollment, at: number): void;
  /** The certificates that it was answered with, where its log shows them. */
  showed?(enrollment: Enrollment, at: number, base64: string): void;
  /** A line that has nothing to do with any enrollment. */
  noise(at: number): void;
}

/** Why it goes no further. */
export type Failure =
  | { readonly kind: 'refused' }
  | { readonly kind: 'http'; readonly status: number; readonly operation: GetOperation | 'PKIOperation' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'tls' };

export const REASON_PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  404: 'Not Found',
  414: 'Request-URI Too Long',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};
