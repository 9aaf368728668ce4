/** What the pages that draw a case ask for: the picture of one enrollment, and numbers over all. Texts are in the reader's language and safe to show as plain text. */

import type { Chart } from '../core/report/overview/index.ts';
import type { Drawing, Picture } from '../core/report/picture/index.ts';
import type { Line, Shown } from '../core/text/visible.ts';

/** Request (`EnrollmentParams`): the picture of one enrollment. Answer: null where the case has none of this key (any more). */
export const ENROLLMENT_PICTURE = 'scepLogInspector/enrollmentPicture';
export interface EnrollmentPictureAnswer {
  readonly key: string;
  /** Why it stopped, what to do, what to fetch next: a sentence each. */
  readonly verdict: readonly Line[];
  /** The rows of the table: the same as those of the drawing. */
  readonly picture: Picture;
  readonly drawing: Drawing;
  /** Where each place of each row lies: as many as `PictureRow.places` has, in its order. */
  readonly places: readonly (readonly PicturePlaceUri[])[];
  /** The drawing as a file of its own. */
  readonly svg: Shown;
  /** The same as text for Mermaid. */
  readonly mermaid: Shown;
}
export interface PicturePlaceUri {
  /** Empty where the log is not there any more. */
  readonly uri: string;
  /** From 0; UTF-16. */
  readonly line: number;
  readonly character: number;
}

/** Request without parameters: numbers over all enrollments of the case, as charts. */
export const CASE_CHARTS = 'scepLogInspector/caseCharts';
export interface CaseChartsAnswer {
  readonly title: Line;
  readonly charts: readonly Chart[];
}
