import { describe, expect, it } from 'vitest';
import { enrollmentIndex } from '../../../server/src/lsp/case/enrollment-index.ts';
import { caseCharts, enrollmentPicture } from '../../../server/src/lsp/features/enrollment-picture.ts';
import { sampleCase } from '../../case/generate/case.ts';
import { sessionWith, URI } from '../support/session.ts';

const phone = [...sampleCase().files].find(([name]) => name.endsWith('android-03/OMADM.log'))?.[1] ?? '';
const session = sessionWith('android-omadm-log', phone);
session.logs.get(URI);
session.logs.judgeCase();
const index = enrollmentIndex(session.logs.judgedCase());
const keys = session.logs.judgedCase().snapshot.attempts.map((attempt) => index.keyOf(attempt));

describe('the picture of an enrollment of an open log', () => {
  it('leads to the line of every place in it', () => {
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) {
      const answer = enrollmentPicture(session, key);
      expect(answer?.key).toBe(key);
      expect(answer?.places.length).toBe(answer?.picture.rows.length);
      answer?.picture.rows.forEach(({ places }, row) => {
        expect(answer.places[row]).toEqual(
          places.map(({ line, column }) => ({ uri: URI, line: line - 1, character: column - 1 })),
        );
      });
    }
  });

  it('says why it stopped and what to do, and is the same as a file and as Mermaid text', () => {
    const answers = keys.flatMap((key) => enrollmentPicture(session, key) ?? []);
    const failed = answers.find(({ picture }) => picture.stopped !== undefined);
    expect(failed?.verdict.join('\n')).toMatch(/ause: [\s\S]*What to do: /);
    expect(failed?.svg).toMatch(/^<svg /);
    expect(failed?.mermaid).toMatch(/^sequenceDiagram\n/);
  });

  it('is none of an enrollment that is not there', () => {
    expect(enrollmentPicture(session, 'id:nobody')).toBeNull();
  });

  it('the numbers count the same enrollments', () => {
    const passed = caseCharts(session).charts.find(({ id }) => id === 'steps')?.bars[0]?.cells[0];
    expect(Number(passed)).toBe(keys.length);
  });
});
