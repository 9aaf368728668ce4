import type { PictureWords } from '../webview/picture-messages.ts';
import { say } from '../window/index.ts';

/** Words of the page that draws one enrollment. */
export function pictureWords(): PictureWords {
  return {
    drawing: say('Sequence diagram'),
    table: say('The same as a table'),
    steps: say('The six steps'),
    tools: say('Copy and size'),
    resolution: say('What to do, step by step'),
    copySvg: say('Copy as SVG'),
    copyPng: say('Copy as Image'),
    copyMermaid: say('Copy as Mermaid Text'),
    smaller: say('Smaller'),
    larger: say('Larger'),
    hint: say('Arrow keys move between events. Enter opens the line, the space bar shows it and stays here.'),
    further: say('and {0} more', '{0}'),
    heads: {
      step: say('Step'),
      times: say('Time as written, below it by the common clock (UTC)'),
      where: say('Between'),
      what: say('What'),
      result: say('Result'),
      lasted: say('Took'),
      lines: say('Lines'),
    },
  };
}
