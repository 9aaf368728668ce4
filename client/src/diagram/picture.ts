import * as vscode from 'vscode';
import type { EnrollmentParams } from '../../../server/src/protocol/case.ts';
import { ENROLLMENT_PICTURE, type EnrollmentPictureAnswer } from '../../../server/src/protocol/picture.ts';
import { COMMANDS } from '../../../server/src/protocol.ts';
import type { SelectedEnrollment } from '../case/selection.ts';
import type { CaseSession } from '../case/session.ts';
import { openPlace } from '../open/place.ts';
import type { Server } from '../platform/server.ts';
import { type FromPicture, readFromPicture, readPictureState, type ToPicture } from '../webview/picture-messages.ts';
import { askTarget, mention, openWebPage, restoreWebPages, say, shown, type WebPage } from '../window/index.ts';
import { FollowedPage } from './followed-page.ts';
import { pictureWords } from './picture-words.ts';

const KIND = { viewType: 'scepLogInspector.picture', script: 'picture-page.js' } as const;
/** Code units of a title in a tab. */
const TITLE = 60;

interface Drawn {
  readonly answer: EnrollmentPictureAnswer;
  /** Uri of the document of each resolution. */
  readonly resolutions: readonly string[];
}

/** The page with the picture of one enrollment. There is one: another enrollment takes the place of the one before. */
export class PicturePage implements vscode.Disposable {
  readonly #server: Server;
  readonly #session: CaseSession;
  readonly #extension: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;
  #followed: FollowedPage | undefined;
  #key: string | undefined;
  #drawn: Drawn | undefined;

  constructor(server: Server, session: CaseSession, selection: SelectedEnrollment, extension: vscode.Uri) {
    this.#server = server;
    this.#session = session;
    this.#extension = extension;
    this.#subscriptions = vscode.Disposable.from(
      restoreWebPages(KIND, extension, (page, state) => {
        this.#key = readPictureState(state)?.key;
        this.#take(page);
      }),
      selection.onDidSelectEnrollment((key) => {
        if (key !== undefined && this.#followed?.page.visible) void this.show(key, false);
      }),
    );
  }

  /** Shows an enrollment, in front unless the reader is elsewhere. */
  async show(key: string, reveal = true): Promise<void> {
    if (key === this.#key && !reveal) return;
    this.#key = key;
    if (!this.#followed) {
      this.#take(openWebPage(KIND, this.#extension, say('Picture of an enrollment'), vscode.ViewColumn.Active));
      return; // it is drawn when its script is there
    }
    if (reveal) this.#followed.page.reveal();
    await this.#followed.draw();
  }

  /** The drawing on the clipboard. */
  async copy(as: 'svg' | 'png' | 'mermaid'): Promise<void> {
    const answer = this.#drawn?.answer;
    if (!answer) return;
    if (as === 'png') {
      this.#followed?.page.reveal();
      this.#post({ kind: 'png' });
      return;
    }
    await vscode.env.clipboard.writeText(as === 'svg' ? answer.svg : answer.mermaid);
    mention(as === 'svg' ? say('Copied: the picture as SVG') : say('Copied: the picture as Mermaid text'));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#followed?.dispose();
  }

  #take(page: WebPage): void {
    this.#followed?.dispose();
    this.#followed = new FollowedPage(page, this.#session, {
      draw: () => this.#draw(),
      hear: (message) => void this.#hear(readFromPicture(message)),
      closed: () => {
        this.#followed = undefined;
        this.#drawn = undefined;
        this.#key = undefined;
      },
    });
  }

  async #hear(message: FromPicture | undefined): Promise<void> {
    switch (message?.kind) {
      case 'ready':
        await this.#followed?.draw();
        break;
      case 'open': {
        const place = this.#drawn?.answer.places[message.row]?.[message.place];
        if (place && place.uri !== '') await openPlace(place, message.stay, vscode.ViewColumn.Beside);
        break;
      }
      case 'resolution': {
        const uri = this.#drawn?.resolutions[message.at];
        if (uri !== undefined) await vscode.commands.executeCommand(COMMANDS.showResolution, { uri });
        break;
      }
      case 'copy':
        await this.copy(message.as);
        break;
      case 'copied':
        mention(say('Copied: the picture as an image'));
        break;
      case 'image':
        await saveImage(message.png);
        break;
      case undefined:
        break; // no message of ours
    }
  }

  async #draw(): Promise<void> {
    const key = this.#key;
    if (key === undefined) return;
    if (this.#session.version < 0) {
      this.#post({ kind: 'notice', text: say('The logs of the case are not read yet.'), clear: !this.#drawn });
      return;
    }
    const [answer, enrollment] = await Promise.all([
      this.#server.request<EnrollmentPictureAnswer | null>(ENROLLMENT_PICTURE, { key } satisfies EnrollmentParams),
      this.#session.enrollment(key),
    ]);
    if (key !== this.#key) return;
    if (!answer) {
      const text = say('This enrollment is not in the case any more. What is drawn here is what was known of it.');
      this.#post({
        kind: 'notice',
        text: this.#drawn ? text : say('The case does not have this enrollment.'),
        clear: !this.#drawn,
      });
      return;
    }
    const resolutions = enrollment?.resolutions ?? [];
    this.#drawn = { answer, resolutions: resolutions.map(({ uri }) => uri) };
    this.#followed?.page.title(shown(answer.picture.title, TITLE));
    const titles = resolutions.map(({ title }) => ({ title }));
    this.#post({ kind: 'picture', shown: { ...answer, resolutions: titles }, words: pictureWords() });
  }

  #post(message: ToPicture): void {
    this.#followed?.page.post(message);
  }
}

/** Where a browser lets no page write images to the clipboard, the reader may keep it as a file. */
async function saveImage(png: string): Promise<void> {
  const target = await askTarget(say('Save the picture'), [{ name: say('Image'), endings: ['png'] }]);
  if (target) await vscode.workspace.fs.writeFile(target, Buffer.from(png, 'base64'));
}
