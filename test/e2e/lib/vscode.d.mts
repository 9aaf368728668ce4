import type { Browser, Page } from 'playwright-core';

export interface Profile {
  readonly folder: string;
  readonly extensions: string;
  writeSettings(more: Readonly<Record<string, unknown>>): void;
  remove(): void;
}

export interface VscodeServer {
  readonly url: string;
  readonly port: number;
  log(): string;
  stop(): Promise<void>;
}

/** A VS Code on this machine, as `installVscode` gives it. */
export interface Vscode {
  readonly server: string;
  readonly node: string;
  readonly args: readonly string[];
}

export function makeProfile(settings?: Readonly<Record<string, unknown>>): Profile;
export function installExtension(vscode: Vscode, profile: Profile, vsix: string): Promise<void>;
export function startServer(vscode: Vscode, profile: Profile): Promise<VscodeServer>;
export function browserOptions(executablePath: string): { executablePath: string; args: string[] };
export function newPage(browser: Browser, size?: { readonly width: number; readonly height: number }): Promise<Page>;
export function remoteUri(port: number, file: string): string;
export function workbenchUrl(url: string, folder: string, payload?: readonly (readonly [string, string])[]): string;
