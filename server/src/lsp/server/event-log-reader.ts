import type { PartAddress } from '../../core/evtx/index.ts';
import { msg } from '../../core/text/sentence.ts';
import type { Refusal, Watch, Workspace } from '../../workspace/model.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';
import { type PartedLog, partHeader } from '../log/parted-log.ts';
import type { Session } from '../session/session.ts';
import type { Publisher } from './publisher.ts';

export type SurveyedLog = { readonly kind: 'parts'; readonly log: PartedLog } | { readonly kind: 'whole' } | Refusal;

/** Reads native event logs in parts, and keeps the session's knowledge of their parts in step with the files. */
export class EventLogReader {
  readonly workspace: Workspace;
  readonly #now: () => Session;
  readonly #publisher: Publisher;

  constructor(workspace: Workspace, now: () => Session, publisher: Publisher) {
    this.workspace = workspace;
    this.#now = now;
    this.#publisher = publisher;
  }

  /** The parts of a log as its file is now. What was found in it is forgotten, where the file is another than it was. */
  async survey(uri: string, watch: Watch): Promise<SurveyedLog> {
    const survey = await this.workspace.survey(uri, watch);
    if (survey.kind !== 'parts') return survey;
    const { large } = this.#now();
    const before = large.get(uri);
    const log = large.keepParts(uri, survey);
    if (before && !large.get(uri)) this.#publisher.large(uri);
    return { kind: 'parts', log };
  }

  /** The text of a part with its header. A log that has changed since it was surveyed is surveyed again, once. */
  async partText({ log: uri, part }: PartAddress, watch: Watch): Promise<string | Refusal> {
    const known = this.#now().large.parted(uri);
    const first = known ? await this.#read(known, part, watch) : 'changed';
    if (first !== 'changed') return first;
    const survey = await this.survey(uri, watch);
    if (survey.kind === 'error') return survey;
    const second = survey.kind === 'parts' ? await this.#read(survey.log, part, watch) : 'changed';
    if (second !== 'changed') return second;
    return { kind: 'error', reason: msg('{0} has changed while it was read. Open it again.', fileNameOf(uri)) };
  }

  async #read(log: PartedLog, number: number, watch: Watch): Promise<string | Refusal | 'changed'> {
    const part = log.parts[number - 1];
    if (!part) {
      const reason = msg('{0} has only {1} parts now. Open it again.', fileNameOf(log.uri), log.parts.length);
      return { kind: 'error', reason };
    }
    const read = await this.workspace.readPart(log.uri, { version: log.version, range: part }, watch);
    if (read.kind === 'text') return partHeader(log, part, this.#now().say).text + read.text;
    return read.kind === 'changed' ? 'changed' : read;
  }
}
