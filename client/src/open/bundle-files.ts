import * as vscode from 'vscode';
import type { Bundle, Refusal } from '../../../server/src/core/archive/index.ts';
import { LIMITS } from '../../../server/src/core/limits.ts';
import { lateBundle } from '../platform/late-bundle.ts';
import { notFound, type ReadableFiles, type Shown, say, unavailable, warn, worded } from '../window/index.ts';
import { archiveUri, nameOf } from './bundle-uri.ts';

/** The file in an archive's folder that says what is not shown, and why; only where something is not. */
export const NOT_SHOWN = 'Not shown.txt';

/** Archives that stay in memory; the one unused for longest goes first and is read again when somebody looks. */
const MAX_OPEN = 3;
/** An archive on disk is looked at again after this time. */
const FRESH_MS = 2000;

interface Opened {
  readonly version: string;
  readonly bundle: Promise<Bundle>;
  checkedAt: number;
}

/**
 * Archives as read-only folders, in memory only. Whatever they refuse is an error that names the file and the reason. An archive that
 * was replaced is read again when its files are next opened.
 */
export class BundleFiles implements ReadableFiles {
  readonly #opened = new Map<string, Opened>();
  readonly #told = new Set<string>();

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const bundle = await this.#bundle(uri);
    const notice = noticeAt(bundle, uri);
    const node = notice ? { kind: 'file' as const, modifiedMs: 0, size: notice.length } : bundle.stat(uri.path);
    if (!node) throw notFound(uri);
    const type = node.kind === 'file' ? vscode.FileType.File : vscode.FileType.Directory;
    const size = node.kind === 'file' ? node.size : 0;
    return { type, size, ctime: node.modifiedMs, mtime: node.modifiedMs, permissions: vscode.FilePermission.Readonly };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const bundle = await this.#bundle(uri);
    const entries = bundle.list(uri.path);
    if (!entries) throw notFound(uri);
    const listed = entries.map(([name, kind]): [string, vscode.FileType] => [
      name,
      kind === 'file' ? vscode.FileType.File : vscode.FileType.Directory,
    ]);
    const notice = bundle.refusalsAt(uri.path).length > 0 && !entries.some(([name]) => name === NOT_SHOWN);
    return notice ? [...listed, [NOT_SHOWN, vscode.FileType.File]] : listed;
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const bundle = await this.#bundle(uri);
    const notice = noticeAt(bundle, uri);
    if (notice) return notice;
    const content = bundle.read(uri.path);
    if (!content) throw notFound(uri);
    if (content.kind === 'refused') throw unavailable(of(uri, worded(content.reason)));
    if (content.kind === 'partial') this.#tellOnce(uri, worded(content.reason));
    return content.bytes;
  }

  /** The archive of a uri, read where it is not open yet. Fails with a sentence for the reader. */
  async #bundle(uri: vscode.Uri): Promise<Bundle> {
    const archive = archiveUri(uri);
    if (!archive) throw notFound(uri);
    const key = archive.toString();
    const known = this.#opened.get(key);
    if (known && Date.now() - known.checkedAt < FRESH_MS) return known.bundle;
    const { mtime, size } = await vscode.workspace.fs.stat(archive);
    const version = `${mtime} ${size}`;
    const opened = known?.version === version ? known : { version, bundle: openBundle(archive, size), checkedAt: 0 };
    opened.checkedAt = Date.now();
    this.#opened.delete(key); // the most recently used is last
    this.#opened.set(key, opened);
    for (const oldest of [...this.#opened.keys()].slice(0, -MAX_OPEN)) this.#opened.delete(oldest);
    return opened.bundle;
  }

  #tellOnce(uri: vscode.Uri, reason: Shown): void {
    const key = uri.toString();
    if (this.#told.has(key)) return;
    this.#told.add(key);
    void warn(of(uri, reason));
  }
}

/** `u_ex240501.log: its checksum is wrong`. */
function of(uri: vscode.Uri, reason: Shown): Shown {
  return say('{0}: {1}', nameOf(uri), reason);
}

async function openBundle(archive: vscode.Uri, size: number): Promise<Bundle> {
  const refuse = (reason: Shown): Error => unavailable(of(archive, reason));
  if (size > LIMITS.wholeBytes) throw refuse(say('the file has {0} bytes; at most {1} are read', size, LIMITS.wholeBytes));
  const [bytes, { Bundle }] = await Promise.all([vscode.workspace.fs.readFile(archive), lateBundle()]);
  const bundle = Bundle.open(bytes);
  if (!(bundle instanceof Bundle)) throw refuse(worded(bundle.reason));
  return bundle;
}

/** The text of `NOT_SHOWN`, where a uri names it and no entry of the archive is called so. */
function noticeAt(bundle: Bundle, { path }: vscode.Uri): Uint8Array | undefined {
  if (!path.endsWith(`/${NOT_SHOWN}`) || bundle.stat(path)) return undefined;
  const refusals = bundle.refusalsAt(path.slice(0, -NOT_SHOWN.length));
  if (refusals.length === 0) return undefined;
  const title = say('SCEP Log Inspector does not show everything of this archive:');
  return new TextEncoder().encode([title, '', ...refusals.map(noticeLine), ''].join('\n'));
}

function noticeLine({ name, reason }: Refusal): string {
  return name === '' ? `- ${worded(reason)}` : say('- {0}: {1}', name, worded(reason));
}
