import { marked, provenWithin, type Statement } from '../text/proof.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { Resolution } from './model.ts';

const LEGACY = msg(
  'This is about the connector before July 2021 (NDESConnectorSetup.exe), or the registration point of Configuration Manager. The current Certificate Connector for Microsoft Intune has neither CertificateRegistrationSvc nor a client certificate of the policy module, and writes events 4003 to 4010 in place of those logs.',
);

/** Which connector advice is about, where it is about one only; undefined where it holds for every one. */
export function generationNote({ generation }: Pick<Resolution, 'generation'>): Sentence | undefined {
  return generation === 'legacy' ? LEGACY : undefined;
}

/** A step of advice where it stands without its page: with the connector that it is about, if that is one only. */
export function stepAlone(step: Statement, { generation }: Pick<Resolution, 'generation'>): Sentence {
  return generation === 'legacy' ? msg('{0} (connector before July 2021)', step) : step;
}

/** The same with what it rests on. */
export function stepTold(step: Statement, advice: Resolution): Sentence {
  return stepAlone(marked(step, provenWithin(step, advice)), advice);
}
