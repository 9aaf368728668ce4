import type { Command } from './model.ts';

type Shell = Command['shell'];

/** A command that only reads, read in a source. */
export function check(shell: Shell, text: string): Command {
  return { text, shell, effect: 'check', verified: true };
}

/** A command that alters the server, read in a source. */
export function change(shell: Shell, text: string): Command {
  return { text, shell, effect: 'change', verified: true };
}

/** The command where no source was read for it: common administration knowledge. */
export function unverified(command: Command): Command {
  return { ...command, verified: false };
}

export const EVENT_VIEWER = check('run', 'eventvwr.msc');
export const COMPUTER_CERTIFICATES = check('run', 'certlm.msc');
export const USER_CERTIFICATES = check('run', 'certmgr.msc');
export const SERVICES = check('run', 'services.msc');
export const LOCAL_SECURITY_POLICY = check('run', 'secpol.msc');
export const IIS_RESET = change('cmd', 'iisreset');
export const TLS_BINDINGS = check('cmd', 'netsh http show sslcert');
export const FOREIGN_ROOTS = check(
  'powershell',
  'Get-ChildItem -Path Cert:\\LocalMachine\\Root -Recurse | Where-Object {$_.Issuer -ne $_.Subject}',
);
export const POLICY_MODULE_THUMBPRINT = check(
  'powershell',
  "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Cryptography\\MSCEP\\Modules\\NDESPolicy').NDESCertThumbprint",
);
export const TEMPLATE_NAMES = check(
  'powershell',
  "Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Cryptography\\MSCEP' | Select SignatureTemplate,EncryptionTemplate,GeneralPurposeTemplate",
);
export const RA_CERTIFICATES = check(
  'powershell',
  "Get-ChildItem Cert:\\LocalMachine\\My | Where-Object {$_.EnhancedKeyUsageList.ObjectId -contains '1.3.6.1.4.1.311.20.2.1'} | Select Subject,Issuer,NotAfter,Thumbprint",
);
