import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../../../server/src/core/case/diagram/index.ts';
import type { CaseSnapshot } from '../../../../server/src/core/case/model.ts';
import { draw, mermaidText, type Picture, pictureOf, svgText } from '../../../../server/src/core/report/picture/index.ts';
import { english, msg } from '../../../../server/src/core/text/sentence.ts';
import { sampleCase } from '../../../case/generate/case.ts';
import { factsOfFiles } from '../../../case/support/read-logs.ts';
import { at, caseOf, log } from '../../case/build.ts';

const sample = caseOf(...factsOfFiles(sampleCase().files));

function pictureIn(snapshot: CaseSnapshot, step?: number): Picture {
  const attempt = snapshot.attempts.find(({ failedStep }) => step === undefined || failedStep === step);
  if (!attempt) throw new Error('the case has no such enrollment');
  return pictureOf(diagramOf(attempt), english);
}

const svgOf = (picture: Picture): string => svgText(draw(picture, english), picture.title, picture.stopped ?? picture.title);
/** The texts of an SVG, as a reader sees them. */
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) =>
    text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );

describe('the picture of an enrollment', () => {
  const picture = pictureIn(sample, 4);

  it('says in its title who it is and where it stopped', () => {
    expect(picture.title).toMatch(/^Android [0-9a-f-]+: failed at step 4, NDES to CA$/);
    expect(picture.stopped).toBe('Stopped at step 4, NDES to CA');
  });

  it('has a row for each event with the raw time, the time by the reference clock, who with whom, result and length', () => {
    expect(picture.rows.find(({ label }) => label === 'GetCACert')).toMatchObject({
      step: 2,
      stepName: 'device to NDES',
      written: '2026-03-23 10:15:46.866',
      clock: '2026-03-23T09:14:30.866Z',
      where: 'Device to IIS',
      result: '200',
      outcome: 'done',
      lasted: '487 ms',
      lines: 3,
    });
  });

  it('names the place of each line, the one that tells most first', () => {
    const stop = picture.rows.find((row) => row.stop);
    expect(stop?.places.map(({ file }) => file)).toEqual([
      'Application.evtx.xml',
      'Microsoft-Intune-CertificateConnectors_Operational.evtx.xml',
      'Microsoft-Intune-CertificateConnectors_Admin.txt',
    ]);
    expect(stop?.places[0]).toMatchObject({ line: 3, column: expect.any(Number) });
    expect(stop?.because).toMatch(/^Likely cause: The CA refused the request because it does not know the template/);
  });

  it('says which machines left no log here, and which step no log shows', () => {
    expect(picture.lanes.filter(({ logs }) => logs.length === 0).map(({ name, note }) => [name, note])).toEqual([
      ['CA', 'no log here'],
      ['Intune', 'no log here'],
    ]);
    expect(picture.rows.find(({ kind }) => kind === 'step')).toMatchObject({
      label: 'not in these logs',
      says: 'Would show it: Microsoft-Intune-CertificateConnectors',
    });
  });
});

describe('the drawing', () => {
  const svg = svgOf(pictureIn(sample, 2));

  it('says with words and signs, not by colour alone, where the enrollment stopped and what failed', () => {
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['✕', 'Stopped here', 'PKIOperation  no answer  ✕', 'GetCACaps  200  ✓', 'Error  ✕']),
    );
  });

  it('has a name and a description, and its texts beside each other: raw time over the reference clock', () => {
    expect(svg).toContain('role="img" aria-labelledby="picture-title picture-about"');
    expect(svg).toMatch(/<title id="picture-title">Android 10\.40\.93\.212: failed at step 2, device to NDES<\/title>/);
    const texts = textsOf(svg);
    const raw = texts.indexOf('10:09:26.250');
    expect(texts[raw + 1]).toBe('09:08:10.250 UTC');
  });

  it('stays within its paper, and no two rows lie over each other', () => {
    for (const attempt of sample.attempts) {
      const { width, bodyHeight, body } = draw(pictureOf(diagramOf(attempt), english), english);
      const grounds = body.flatMap(({ children = [] }) => children.filter(({ attributes }) => attributes['class'] === 'hit'));
      let bottom = 0;
      for (const { attributes } of grounds) {
        expect(Number(attributes['y'])).toBeGreaterThanOrEqual(bottom);
        bottom = Number(attributes['y']) + Number(attributes['height']);
      }
      expect(bottom).toBeLessThanOrEqual(bodyHeight);
      for (const node of body.flatMap((one) => [one, ...(one.children ?? [])])) {
        for (const name of ['x', 'x1', 'x2', 'cx']) expect(Number(node.attributes[name] ?? 0)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('is the same each time', () => {
    for (const attempt of sample.attempts) {
      const twice = [1, 2].map(() => svgOf(pictureOf(diagramOf(attempt), english)));
      expect(twice[0]).toBe(twice[1]);
    }
  });
});

describe('the Mermaid text', () => {
  it('draws the same: lanes, arrows, and where it stopped', () => {
    expect(mermaidText(pictureIn(sample, 2), english)).toBe(
      `sequenceDiagram
  %% Android 10.40.93.212: failed at step 2, device to NDES
  participant device as Device
  participant iis as IIS
  participant intune as Intune
  intune->>device: 1 SCEP profile, done, 2026-03-23 10:09:12.709
  Note over device: 2 Enrollment begins, 2026-03-23 10:09:23.461
  device->>iis: 2 GetCACaps, 200, 404 ms, 2026-03-23 10:09:23.990
  device->>iis: 2 GetCACert, 200, 233 ms, 2026-03-23 10:09:24.453
  Note over device: 2 Request built, 2026-03-23 10:09:26.030
  device-xiis: 2 PKIOperation, no answer, 2026-03-23 10:09:26.250, stopped here
  Note over device,intune: 49 s pass
  Note over device: 2 Error, failed, 2026-03-23 10:10:15.547
  Note over device: 2 Certificate state, failed, 2026-03-23 10:10:15.747
  Note over device,intune: Not reached: 3 NDES to policy module, 4 NDES to CA, 5 certificate delivered, 6 reported
`,
    );
  });

  it('puts what repeats into a loop', () => {
    const keys = { transactionID: 'A1' };
    const reports = Array.from({ length: 14 }, (_, n) => {
      return { by: 'connector', act: 'notify', step: 6, phase: 'end', time: at(n * 20), outcome: 'waiting', keys } as const;
    });
    const text = mermaidText(pictureIn(caseOf(log('connector.xml', reports))), english);
    expect(text).toMatch(
      / {2}loop 14 times, within 4 min\n {2}connector->>intune: 6 Report of the outcome, waiting.*\n {2}end\n/,
    );
  });
});

describe('names and lines of a stranger', () => {
  const evil = '</text><script>alert(1)</script>" onload="x\' & ]]> end; %%{init}%% \u202e\u0000 participant x';
  const snapshot = caseOf(
    log(`a/${evil}.log`, [
      { by: 'device', act: 'started', step: 2, time: at(0), keys: { deviceName: evil, alias: evil } },
      {
        by: 'device',
        act: 'PKIOperation',
        phase: 'call',
        time: at(1),
        words: msg('{0}', evil),
        keys: { transactionID: 'A1', alias: evil },
      },
      {
        by: 'device',
        act: 'error',
        outcome: 'failed',
        time: at(2),
        words: msg('It failed: {0}', evil),
        keys: { transactionID: 'A1' },
      },
    ]),
  );

  it('are text in an SVG, and never markup', () => {
    for (const attempt of snapshot.attempts) {
      const svg = svgOf(pictureOf(diagramOf(attempt), english));
      const tags = new Set([...svg.matchAll(/<\/?([^\s/>]+)/g)].map(([, tag]) => tag));
      expect([...tags].filter((tag) => !/^(?:svg|title|desc|style|g|rect|line|path|circle|text)$/.test(tag ?? ''))).toEqual([]);
      expect(svg).not.toMatch(/ on\w+="|[\u202e\u0000]|\]\]>/);
      expect(svg).toContain('&#60;');
    }
  });

  it('are text in Mermaid, and never a line, a comment or a directive', () => {
    for (const attempt of snapshot.attempts) {
      const lines = mermaidText(pictureOf(diagramOf(attempt), english), english)
        .trimEnd()
        .split('\n');
      for (const line of lines) {
        expect(line).toMatch(
          /^(?:sequenceDiagram| {2}(?:%% |participant \w+ as |Note over [\w,]+: |\w+(?:->>|-->>|-x)\w+: |loop |end$))/,
        );
        expect(line.replace(/^.*?(?:: | as )/, '')).not.toMatch(/[<>"'%{}[\]&]|;(?<!#\d+;)/);
      }
    }
  });
});
