import * as vscode from 'vscode';
import type { ScanCaseParams } from '../../../server/src/protocol/case.ts';

export type OnOpening = 'always' | 'ask' | 'never';

/** What the reader wants read, and when. In a workspace that is not trusted, its own settings do not count. */
export interface ScanSettings extends Required<Pick<ScanCaseParams, 'exclude' | 'most'>> {
  readonly onOpening: OnOpening;
}

const MB = 1024 * 1024;

export function scanSettings(): ScanSettings {
  const own = vscode.workspace.getConfiguration('scepLogInspector.scan');
  const onOpening = own.get<unknown>('onOpening');
  return {
    onOpening: onOpening === 'never' || onOpening === 'ask' ? onOpening : 'always',
    exclude: [...patternsOf(vscode.workspace.getConfiguration('files').get('exclude')), ...wordsIn(own.get('exclude'))],
    most: { files: numberOf(own.get('maximumFiles'), 5000), bytes: numberOf(own.get('maximumMegabytes'), 4096) * MB },
  };
}

/** The patterns that are switched on; those with a condition hide a file because of another one, and are no reason to leave it out. */
function patternsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([pattern, on]) => (on === true ? [pattern] : []));
}

function wordsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value > 0 ? value : otherwise;
}

/** From now on, this workspace is read when it opens, or never. */
export async function setOnOpening(value: OnOpening): Promise<void> {
  const target = vscode.workspace.workspaceFolders?.length
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('scepLogInspector.scan').update('onOpening', value, target);
}
