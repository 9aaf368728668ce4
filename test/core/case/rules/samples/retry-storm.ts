import { android, androidIdle, later } from './lines.ts';
import type { CaseSamples } from './model.ts';

const NONCE = '1C4A1A17DE0F289B8160F1238BDB31';

/** So many tries of one device, five minutes apart, each with a key of its own. */
function tries(count: number, reply: (index: number) => 'SUCCESS' | 'FAILURE'): string {
  const all = Array.from({ length: count }, (_, i) =>
    android({
      start: later('08:00:00', i * 300),
      until: reply(i) === 'SUCCESS' ? 'installed' : 'issued',
      id: `251E592A777C82996C7CF96F3AAADCF996FC31${(16 + i).toString(16).toUpperCase()}`,
      nonce: `${NONCE}${(16 + i).toString(16).toUpperCase()}`,
      reply: reply(i),
    }),
  );
  return all.join('') + androidIdle('10:00:00');
}

export const samples: CaseSamples = {
  id: 'retry-storm',
  fires: [
    {
      title: 'six refusals within half an hour, folded into one finding',
      files: { 'OMADM.log': tries(6, () => 'FAILURE') },
      marks: ['OMADM.log:1 Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787'],
    },
  ],
  quiet: [
    { title: 'three refusals', files: { 'OMADM.log': tries(3, () => 'FAILURE') } },
    { title: 'a success in between', files: { 'OMADM.log': tries(7, (i) => (i === 3 ? 'SUCCESS' : 'FAILURE')) } },
  ],
};
