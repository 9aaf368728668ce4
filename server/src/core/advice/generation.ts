import { msg, type Sentence } from '../text/sentence.ts';
import type { Resolution } from './model.ts';

const LEGACY = msg(
  'This is about the connector before July 2021 (NDESConnectorSetup.exe), or the registration point of Configuration Manager. The current Certificate Connector for Microsoft Intune has neither CertificateRegistrationSvc nor a client certificate of the policy module, and writes events 4003 to 4010 in place of those logs.',
);

/** Which connector advice is about, where it is about one only; undefined where it holds for every one. */
export function generationNote({ generation }: Pick<Resolution, 'generation'>): Sentence | undefined {
  return generation === 'legacy' ? LEGACY : undefined;
}
