import { diagramOf } from '../../core/case/diagram/index.ts';
import { chartsOf } from '../../core/report/overview/index.ts';
import { attemptVerdict, draw, mermaidText, type PicturePlace, pictureOf, svgText } from '../../core/report/picture/index.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { CaseChartsAnswer, EnrollmentPictureAnswer, PicturePlaceUri } from '../../protocol/picture.ts';
import { enrollmentIndex } from '../case/enrollment-index.ts';
import type { Session } from '../session/session.ts';

/** The picture of one enrollment as the case was judged last; null where it has none of this key. */
export function enrollmentPicture({ logs, large, say }: Session, key: string): EnrollmentPictureAnswer | null {
  const judged = logs.judgedCase();
  const index = enrollmentIndex(judged);
  const attempt = index.byKey(key);
  if (!attempt) return null;
  const picture = pictureOf(diagramOf(attempt), say);
  const drawing = draw(picture, say);
  const uris = new Map(judged.snapshot.logs.map(({ path }) => [masked(path), judged.uriOf(path)]));
  const placed = ({ file, line, column }: PicturePlace): PicturePlaceUri => {
    const uri = uris.get(file);
    return { ...(uri === undefined ? { uri: '', line: 0 } : large.shownAt(uri, line - 1)), character: column - 1 };
  };
  return {
    ...{ key: index.keyOf(attempt), picture, drawing },
    verdict: attemptVerdict(attempt, say),
    places: picture.rows.map(({ places }) => places.map(placed)),
    svg: svgText(drawing, picture.title, picture.stopped ?? picture.title),
    mermaid: mermaidText(picture, say),
  };
}

/** Numbers over the case as it was judged last. */
export function caseCharts({ logs, say }: Session): CaseChartsAnswer {
  const { snapshot } = logs.judgedCase();
  return { title: oneLine(say(msg('Case overview'))), charts: chartsOf(snapshot, say) };
}
