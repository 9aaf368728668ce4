import type { ErrorEvent, LogEvent } from '../../log/event.ts';

/** Rules that one line of a connector setup can prove. */
export type SetupCause =
  | 'setup-default-web-site'
  | 'setup-0x80090014'
  | 'setup-0x80070005'
  | 'setup-error-hidden'
  | 'setup-failed';

/** The rule that answers for an error of a setup log; undefined for any other event. */
export function setupCause(event: LogEvent): SetupCause | undefined {
  if (event.kind !== 'error' || event.notation !== 'windows-error' || !event.code) return undefined;
  const { value } = event.code;
  const name = event.name.value;
  if (name === 'ConfigureIISLimits' && (value === 1168 || isHidden(event))) return 'setup-default-web-site';
  if (name === 'WriteIIS7ConfigChanges' && value === FILE_NOT_FOUND) return 'setup-default-web-site';
  if (name === 'AddNDESToCertPrivKey' && value === BAD_PROVIDER_TYPE) return 'setup-0x80090014';
  if (name === 'GetNDESAccountName' && value === ACCESS_DENIED) return 'setup-0x80070005';
  return isHidden(event) ? 'setup-error-hidden' : 'setup-failed';
}

/** True where setup goes on as if the action had worked: the log says "translated to success". */
export function isHidden(event: ErrorEvent): boolean {
  return event.text?.value.includes('translated to success') ?? false;
}

/** True for an error of the engine of a WiX bundle, which tells what failed in its text. */
export function isOfBundle(event: ErrorEvent): boolean {
  return event.name.value === 'Burn';
}

/** True where somebody cancelled the setup: Win32 1602, also as an HRESULT. */
export function isCancelled(code: number): boolean {
  return code === 1602 || code === 0x80070642;
}

const FILE_NOT_FOUND = 0x80070002;
const BAD_PROVIDER_TYPE = 0x80090014;
const ACCESS_DENIED = 0x80070005;
