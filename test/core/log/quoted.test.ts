import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { quoting } from '../../support/quoting.ts';

const samples = formats.flatMap((format) => format.samples.map((sample) => ({ ...sample, id: format.id })));
const hosts = Object.entries(quoting);

describe.each(hosts)('%s that quotes lines of a log', (host, quote) => {
  it.each(samples)('is left alone: $id, $title', ({ text }) => {
    for (const most of [1, 2, 6]) {
      const lines = text.trimEnd().split(/\r?\n/).slice(0, most);
      const head = quote(lines);
      const fileName = host === 'a file of settings' ? 'cases.yaml' : ''; // its text alone could be an indented paste
      expect(detectLog({ head, fileName })?.id, head).toBeUndefined();
    }
  });
});

describe('what is mostly a log is read', () => {
  /** Long enough that what stands around it is the smaller part. */
  const logs = samples
    .filter(
      ({ id, title }) => !(id === 'apple-profile-log' || title.startsWith('a SyncML document') || title.includes('json style')),
    )
    .map(({ text, ...sample }) => ({ ...sample, text: text.endsWith('\n') ? text : `${text}\n` }));

  it.each(logs)('in a note, fenced: $id, $title', ({ id, text }) => {
    const long = text.repeat(4);
    expect(detectLog({ head: `Hello,\n\nplease see:\n\n\`\`\`\n${long}\`\`\`\n\nThanks\n`, fileName: '' })?.id).toBe(id);
    expect(detectLog({ head: `# Enrollment fails\n\n\`\`\`\n${long}\`\`\`\n`, fileName: 'ticket.md' })?.id).toBe(id);
  });

  it.each(logs)('below a script that fetched it: $id, $title', ({ id, text }) => {
    const script =
      'import subprocess\nfrom pathlib import Path\n\ndef fetch(host):\n    return subprocess.run(["cat", host])\n\n';
    const long = text.repeat(Math.ceil(400 / text.split('\n').length));
    expect(detectLog({ head: script + long, fileName: '' })?.id).toBe(id);
  });
});
