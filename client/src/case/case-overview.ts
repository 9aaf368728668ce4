import * as vscode from 'vscode';
import { detectLog, HEAD_LENGTH } from '../../../server/src/core/detect.ts';
import {
  CASE_FILE,
  CASE_OVERVIEW,
  type CaseFileAnswer,
  type CaseFileParams,
  type CaseOverviewAnswer,
  type CaseOverviewParams,
} from '../../../server/src/protocol.ts';
import type { BundleFiles } from '../open/bundle-files.ts';
import { BUNDLE_SCHEME, bundleUri, nameOf } from '../open/bundle-uri.ts';
import { lateBundle } from '../platform/late-bundle.ts';
import type { Server } from '../platform/server.ts';
import type { SessionPages } from '../platform/session-pages.ts';
import { command, inform, reasonOf, say, shown, whileWorking } from '../window/index.ts';

/** The command "Show Case Overview": every log of a folder or bundle with what failed, and the logs that are missing. */
export function registerCaseOverview(server: Server, pages: SessionPages, bundles: BundleFiles): vscode.Disposable {
  const show = async (folder?: unknown): Promise<void> => {
    const roots = folder instanceof vscode.Uri ? [folder] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    if (roots.length === 0) {
      void inform(say('Open the folder or bundle of the case first.'));
      return;
    }
    const overview = await overviewOf(server, roots, bundles);
    if (overview) await pages.show(say('Case overview'), overview);
  };
  return command('scepLogInspector.showCaseOverview', show);
}

type Files = CaseOverviewParams['files'][number][];

/** The overview; undefined where the reader cancelled. */
async function overviewOf(
  server: Server,
  roots: readonly vscode.Uri[],
  bundles: BundleFiles,
): Promise<CaseOverviewAnswer | undefined> {
  return whileWorking(say('Reading the logs of the case'), async (report, token) => {
    const places: Place[] = [];
    const seen = new Set<string>(); // an archive may be a folder of the workspace, and lie in another
    for (const root of roots) {
      for await (const { uri, path, skipped } of walk(root, roots.length > 1 ? `${titleOf(root)}/` : '')) {
        if (token.isCancellationRequested) return undefined;
        if (seen.has(uri.toString())) continue;
        seen.add(uri.toString());
        places.push(skipped === undefined ? { uri, path } : { uri, path, skipped });
        if (places.length >= MAX_FILES) {
          places.push({
            uri: root,
            path: titleOf(root),
            skipped: say('more than {0} files: the rest was not looked into', MAX_FILES),
          });
          break;
        }
      }
    }
    const found = new Map<Place, Files[number]>();
    const readArchived = bundles.looking();
    for (const place of await bundles.inLookingOrder(places)) {
      if (token.isCancellationRequested) return undefined;
      report(say('{0} of {1}: {2}', found.size + 1, places.length, shown(place.path)));
      found.set(place, await look(server, place, readArchived));
    }
    const files = places.flatMap((place) => found.get(place) ?? []);
    const title = roots.map(titleOf).join(', ');
    return server.request<CaseOverviewAnswer>(CASE_OVERVIEW, { title, files } satisfies CaseOverviewParams);
  });
}

const MAX_FILES = 5000;
const MAX_DEPTH = 24;
const PASSED_OVER = new Set(['node_modules', '.git']);
/** A folder of hundreds of binary files that is one log: the overview says how to read it. */
const LOG_ARCHIVE = /\.logarchive$/i;

interface Place {
  readonly uri: vscode.Uri;
  readonly path: string;
  /** Why it is not looked into. */
  readonly skipped?: string;
}

/** The files below a folder in the order of their names, those of archives too, and the folders that cannot be listed. */
async function* walk(folder: vscode.Uri, prefix: string, depth = 0): AsyncGenerator<Place> {
  const entries = depth > MAX_DEPTH ? say('it lies too deep, and was not searched') : await listed(folder);
  if (typeof entries === 'string') {
    yield { uri: folder, path: prefix, skipped: entries };
    return;
  }
  for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const uri = vscode.Uri.joinPath(folder, name);
    const path = prefix + name;
    if (type === vscode.FileType.Directory && LOG_ARCHIVE.test(name)) yield { uri, path };
    else if (type === vscode.FileType.Directory && !PASSED_OVER.has(name)) yield* walk(uri, `${path}/`, depth + 1);
    if (type !== vscode.FileType.File) continue;
    if (uri.scheme !== BUNDLE_SCHEME && /\.(?:zip|cab)$/i.test(name)) yield* walk(bundleUri(uri), `${path}/`, depth + 1);
    else yield { uri, path };
  }
}

/** What lies in a folder, or why that is not known. */
async function listed(folder: vscode.Uri): Promise<[string, vscode.FileType][] | string> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    return reasonOf(error);
  }
}

/** VS Code gives no document beyond this size: such a log is opened by itself. */
const MAX_BYTES = 48 * 1024 * 1024;

async function look(
  server: Server,
  { uri, path, skipped }: Place,
  readArchived: ReturnType<BundleFiles['looking']>,
): Promise<Files[number]> {
  const file = { path, uri: uri.toString() };
  if (skipped !== undefined) return { ...file, skipped };
  if (LOG_ARCHIVE.test(uri.path)) return file;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_BYTES) return { ...file, skipped: say('it has {0} MB; open it by itself', Math.round(size / 1e6)) };
    const bytes = uri.scheme === BUNDLE_SCHEME ? await readArchived(uri) : await vscode.workspace.fs.readFile(uri);
    const text = await textOf(uri, bytes);
    if (text === undefined) return file;
    // A native event log without events gives a text in which nothing can be recognised.
    const found = isEvtx(bytes) ? EVENTS : detectLog({ head: text.slice(0, HEAD_LENGTH), fileName: uri.path })?.id;
    if (!found) return file;
    const params: CaseFileParams = { text, languageId: found };
    const log = await server.request<CaseFileAnswer | null>(CASE_FILE, params);
    return log ? { ...file, log } : file;
  } catch (error) {
    return { ...file, skipped: reasonOf(error) };
  }
}

function isEvtx(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 8)) === 'ElfFile\0';
}

const EVENTS = 'windows-event-log';

/** The text of a file as an editor shows it; undefined for one that is none. */
async function textOf(uri: vscode.Uri, bytes: Uint8Array): Promise<string | undefined> {
  if (isEvtx(bytes)) {
    const { textOfEvtx } = await lateBundle();
    return textOfEvtx(bytes);
  }
  const head = bytes.subarray(0, 512);
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const utf16 = marked || (head.length > 3 && head.every((byte, i) => i % 2 === 0 || byte === 0));
  if (head.includes(0) && !utf16) return undefined;
  return vscode.workspace.decode(bytes, { uri });
}

function titleOf(root: vscode.Uri): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === root.toString());
  return folder?.name ?? nameOf(root);
}
