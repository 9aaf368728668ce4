import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claims, languageWithout, mayHoldLog, replacesAll } from '../../../client/src/open/claims.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { detectLog } from '../../../server/src/core/detect.ts';
import { corpus, corpusFiles } from '../../support/corpus-file.ts';

/** The language that a document of `languageId` gets. */
function languageOf(languageId: string, head: string, fileName = ''): string {
  const found = mayHoldLog(languageId) ? detectLog({ head, fileName }) : undefined;
  return found && claims(languageId, found.detection.quality) ? found.id : languageId;
}

describe('a log in a notation that VS Code knows', () => {
  it.each([
    ['xml', 'windows-event-log/device.xml', 'windows-event-log'],
    ['xml', 'windows-event-log/server.xml', 'windows-event-log'],
    ['xml', 'svclog/NDESConnector.svclog', 'svclog'],
    ['xml', 'svclog/CertificateRegistrationPoint.svclog', 'svclog'],
    ['xml', 'apple-profile-log/scep.mobileconfig', 'apple-profile-log'],
    ['xml', 'android-omadm-log/syncml-document.txt', 'android-omadm-log'],
    ['csv', 'windows-event-log/connector.csv', 'windows-event-log'],
    ['tsv', 'windows-event-log/connector.csv', 'windows-event-log'],
    ['csv (semicolon)', 'windows-event-log/connector.csv', 'windows-event-log'],
    ['dynamic csv', 'windows-event-log/connector.csv', 'windows-event-log'],
    ['jsonl', 'ios-console-log/unified.ndjson', 'ios-console-log'],
    ['json', 'ios-console-log/unified-stream.json', 'ios-console-log'],
  ])('%s is found by its content: %s', (languageId, path, id) => expect(languageOf(languageId, corpus(path))).toBe(id));

  it('needs more than a name, and more than the look', () => {
    expect(languageOf('xml', '', 'NDESPlugin.log')).toBe('xml');
    expect(languageOf('plaintext', '', 'NDESPlugin.log')).toBe('ndes-plugin-log');
    const trace = '<E2ETraceEvent><System><EventID>0</EventID></System><ApplicationData>x</ApplicationData></E2ETraceEvent>';
    expect(languageOf('xml', trace)).toBe('xml');
    expect(languageOf('plaintext', trace)).toBe('svclog');
  });
});

describe('a change', () => {
  it('that leaves nothing of the text before it makes another text of it', () => {
    expect(replacesAll({ rangeOffset: 0, text: 'all of it' }, 'all of it'.length)).toBe(true);
    expect(replacesAll({ rangeOffset: 0, text: 'a' }, 20)).toBe(false);
    expect(replacesAll({ rangeOffset: 3, text: 'end' }, 6)).toBe(false);
    expect(replacesAll({ rangeOffset: 0, text: '' }, 0)).toBe(false);
  });
});

describe('a file of another kind', () => {
  const files = corpusFiles('near-misses').filter((name) => name !== 'README.md');

  it.each(files)('keeps its language, whichever that is: %s', (name) => {
    for (const id of ['xml', 'csv', 'json', 'plaintext', 'log']) expect(languageOf(id, corpus(`near-misses/${name}`))).toBe(id);
  });

  it.each(['typescript', 'html', 'markdown', 'yaml', 'csvx', 'xsl', 'svclog'])('is not looked at in the language %s', (id) =>
    expect(mayHoldLog(id)).toBe(false),
  );

  it('goes back to the language that its name has without us', () => {
    expect(languageWithout('/case/CAPI2 notes.XML')).toBe('xml');
    expect(languageWithout('/case/CAPI2.csv')).toBe('plaintext');
    expect(languageWithout('/case/u_ex240501.log')).toBe('log');
  });
});

describe('before anything is read, VS Code', () => {
  const files = corpusFiles('near-misses').filter((name) => name !== 'README.md');
  const languages = manifest.contributes.languages.map(({ id, filenamePatterns = [], firstLine, ...rest }) => ({
    id,
    patterns: filenamePatterns,
    first: firstLine === undefined ? undefined : new RegExp(firstLine),
    extensions: rest.extensions ?? [],
  }));
  const claimedAs = (file: string): readonly string[] =>
    languages
      .filter(({ patterns, extensions }) => {
        const byName = patterns.some((pattern) => path.matchesGlob(file, pattern.includes('/') ? pattern : `**/${pattern}`));
        return byName || extensions.some((extension) => file.endsWith(extension));
      })
      .map(({ id }) => id);

  it.each(files)('claims nothing by the first line of %s', (name) => {
    const [line = ''] = corpus(`near-misses/${name}`).split('\n', 1);
    expect(languages.filter(({ first }) => first?.test(line))).toEqual([]);
  });

  it.each([
    '/inetpub/logs/LogFiles/W3SVC1/nc240501.log', // NCSA
    '/inetpub/logs/LogFiles/W3SVC1/in240501.log', // the format of IIS itself
    '/inetpub/logs/LogFiles/W3SVC1/u_in240501.log',
    '/var/log/messages.log',
    '/work/example.log',
    '/work/events.xml',
    '/work/events.csv',
    '/work/setup.log',
    '/work/error.log',
  ])('claims nothing by the name %s', (file) => expect(claimedAs(file)).toEqual([]));

  it.each([
    ['/inetpub/logs/LogFiles/W3SVC1/u_ex240501.log', 'iis-w3c-log'],
    ['/inetpub/logs/LogFiles/W3SVC1/ex040501.log', 'iis-w3c-log'],
    ['/work/OMADMLog (2).log', 'android-omadm-log'],
    ['/work/NDESPlugin.log', 'ndes-plugin-log'],
  ])('claims a name that nobody else has: %s', (file, id) => expect(claimedAs(file)).toEqual([id]));
});
