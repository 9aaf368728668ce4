import { msg } from '../../text/sentence.ts';
import { poolRule } from '../kinds/app-pool.ts';

export const http503LogonRight = poolRule({
  id: 'http-503-logon-right',
  title: msg('WAS: the account of the NDES application pool cannot log on'),
  causes: ['pool-account'],
  source:
    'script:Validate-NDESConfiguration.ps1 (checks these rights) ; events 5057 and 5059: their texts ; event 5021: published events',
});
