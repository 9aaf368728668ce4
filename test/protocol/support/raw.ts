import { type ChildProcessByStdio, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { root } from './client.ts';

/** A message as it came from the server. */
export interface Received {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
  readonly params?: unknown;
}

/** The server with a client that may send anything. */
export class RawClient {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly received: Received[] = [];
  /** Ends with the process; its exit code. */
  readonly ended: Promise<number | null>;
  stderr = '';
  #rest = Buffer.alloc(0);
  readonly #waiting: (() => void)[] = [];

  constructor() {
    this.process = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdin.on('error', () => undefined); // the server may end in the midst of what it is sent
    this.process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.process.stdout.on('data', (bytes: Buffer) => this.#take(bytes));
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
  }

  bytes(bytes: string | Uint8Array): void {
    this.process.stdin.write(bytes);
  }

  send(message: unknown): void {
    this.bytes(frame(JSON.stringify(message)));
  }

  /** The answer to the request with this id. */
  async answer(id: number | string | null): Promise<Received> {
    for (;;) {
      const found = this.received.find((message) => message.method === undefined && message.id === id);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  request(id: number | string, method: string, ...params: readonly [] | readonly [unknown]): Promise<Received> {
    this.send({ jsonrpc: '2.0', id, method, ...(params.length > 0 ? { params: params[0] } : {}) });
    return this.answer(id);
  }

  notify(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  async initialize(params: object = {}): Promise<Received> {
    const answer = await this.request('init', 'initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      ...params,
    });
    this.notify('initialized', {});
    return answer;
  }

  /** Memory of the process in bytes. */
  residentBytes(): number {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${this.process.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  }

  #take(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const head = this.#rest.indexOf('\r\n\r\n');
      if (head < 0) break;
      const length = Number(/Content-Length: (\d+)/.exec(this.#rest.toString('latin1', 0, head))?.[1]);
      if (this.#rest.length < head + 4 + length) break;
      this.received.push(JSON.parse(this.#rest.toString('utf8', head + 4, head + 4 + length)) as Received);
      this.#rest = this.#rest.subarray(head + 4 + length);
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** A body as the base protocol sends it. */
export function frame(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
