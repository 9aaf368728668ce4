import type { EnrollmentPictureAnswer } from '../../../server/src/protocol/picture.ts';
import { membersOf, numberIn, textIn } from './foreign.ts';

/** What the extension tells the page that draws one enrollment. */
export type ToPicture =
  | { readonly kind: 'picture'; readonly shown: ShownPicture; readonly words: PictureWords }
  /** There is nothing to draw, and this says why; what was drawn before stays, if it may. */
  | { readonly kind: 'notice'; readonly text: string; readonly clear: boolean }
  /** Copy the drawing as an image. */
  | { readonly kind: 'png' };

export interface ShownPicture extends EnrollmentPictureAnswer {
  readonly resolutions: readonly { readonly title: string }[];
}

/** Words of the page itself, in the reader's language. */
export interface PictureWords {
  readonly drawing: string;
  readonly table: string;
  readonly steps: string;
  readonly tools: string;
  readonly resolution: string;
  readonly copySvg: string;
  readonly copyPng: string;
  readonly copyMermaid: string;
  readonly smaller: string;
  readonly larger: string;
  readonly hint: string;
  /** `{0}` further places. */
  readonly further: string;
  readonly heads: {
    readonly step: string;
    /** As written, and below it by the reference clock. */
    readonly times: string;
    readonly where: string;
    readonly what: string;
    readonly result: string;
    readonly lasted: string;
    readonly lines: string;
  };
}

/** What that page tells the extension. */
export type FromPicture =
  /** It is there, and knows nothing yet. */
  | { readonly kind: 'ready' }
  /** `stay`: the reader wants to see the line, and to stay here. */
  | { readonly kind: 'open'; readonly row: number; readonly place: number; readonly stay: boolean }
  | { readonly kind: 'resolution'; readonly at: number }
  | { readonly kind: 'copy'; readonly as: 'svg' | 'mermaid' }
  /** The image is on the clipboard. */
  | { readonly kind: 'copied' }
  /** The image, base64, since it could not be put onto the clipboard. */
  | { readonly kind: 'image'; readonly png: string };

/** What the page keeps while it is hidden, and over a restart of the window. */
export interface PictureState {
  readonly key: string;
  readonly row?: number;
  readonly zoom?: number;
  readonly top?: number;
}

export function readFromPicture(message: unknown): FromPicture | undefined {
  const { kind, ...of } = membersOf(message) ?? {};
  const [row, place, at] = [numberIn(of['row']), numberIn(of['place']), numberIn(of['at'])];
  switch (kind) {
    case 'ready':
    case 'copied':
      return { kind };
    case 'open':
      return row === undefined || place === undefined ? undefined : { kind, row, place, stay: of['stay'] === true };
    case 'resolution':
      return at === undefined ? undefined : { kind, at };
    case 'copy':
      return of['as'] === 'svg' || of['as'] === 'mermaid' ? { kind, as: of['as'] } : undefined;
    case 'image': {
      const png = textIn(of['png'], Number.POSITIVE_INFINITY);
      return png !== undefined && /^[A-Za-z0-9+/]*={0,2}$/.test(png) ? { kind, png } : undefined;
    }
    default:
      return undefined;
  }
}

/** The page hears the extension alone; it looks at the kind, and draws nothing that its lists of elements do not have. */
export function readToPicture(message: unknown): ToPicture | undefined {
  const of = membersOf(message);
  switch (of?.['kind']) {
    case 'picture':
      return membersOf(of['shown']) && membersOf(of['words']) ? (message as ToPicture) : undefined;
    case 'notice':
      return textIn(of['text']) === undefined ? undefined : (message as ToPicture);
    case 'png':
      return { kind: 'png' };
    default:
      return undefined;
  }
}

export function readPictureState(state: unknown): PictureState | undefined {
  const of = membersOf(state);
  const key = textIn(of?.['key']);
  if (!of || key === undefined) return undefined;
  const [row, zoom, top] = [numberIn(of['row']), numberIn(of['zoom']), numberIn(of['top'])];
  return {
    key,
    ...(row === undefined ? {} : { row }),
    ...(zoom === undefined ? {} : { zoom }),
    ...(top === undefined ? {} : { top }),
  };
}
