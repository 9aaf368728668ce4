import { msg } from '../../text/sentence.ts';
import { clientRule } from '../kinds/client-failure.ts';

export const windowsHashValue = clientRule({
  id: 'windows-hash-value',
  title: msg('Windows: the CA certificate of the profile is not the one of the server'),
  causes: ['wrong-ca-in-profile'],
  source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md; MEM:certificates-profile-scep',
});
