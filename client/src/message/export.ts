import * as vscode from 'vscode';
import {
  COMPARE,
  type CompareAnswer,
  EXPORT_MESSAGE,
  type ExportAnswer,
  type ExportedCertificate,
  type MessageParams,
} from '../../../server/src/protocol.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import { askTarget, command, inform, mention, pick, type Shown, say, shown } from '../window/index.ts';
import { chosenMessage } from './decode.ts';

/** What "Save Certificate" takes from a keybinding or a test: `target` is a file uri, `index` counts the certificates from 0. */
interface SaveArgument {
  readonly uri?: string;
  readonly target?: string;
  readonly index?: number;
}

/** Commands that hand a message on to other tools, and the comparison of request and certificate. */
export function registerExport(server: Server, languages: Languages): vscode.Disposable {
  return vscode.Disposable.from(
    command('scepLogInspector.copyAsPem', async (argument?: unknown) => {
      const message = await exported(server, languages, argument);
      if (message) await copy(message.pem, say('the message as PEM'));
    }),
    command('scepLogInspector.copyOpensslCommand', async (argument?: unknown) => {
      const message = await exported(server, languages, argument);
      if (message) await copy(message.command, say('the openssl command'));
    }),
    command('scepLogInspector.saveCertificate', (argument?: SaveArgument) => saveCertificate(server, languages, argument)),
    command('scepLogInspector.compareRequestAndCertificate', async (argument?: unknown) => {
      const uri = await chosenMessage(server, languages, argument);
      if (uri) await compare(server, uri);
    }),
  );
}

async function exported(server: Server, languages: Languages, argument: unknown): Promise<ExportAnswer | undefined> {
  const uri = await chosenMessage(server, languages, argument);
  if (!uri) return undefined;
  const params: MessageParams = { uri };
  const answer = await server.request<ExportAnswer | null>(EXPORT_MESSAGE, params);
  if (answer) return answer;
  void inform(nothing());
  return undefined;
}

function nothing(): Shown {
  return say('Nothing of this message can be copied or saved.');
}

async function copy(text: string | undefined, what: Shown): Promise<void> {
  if (text === undefined) {
    void inform(nothing());
    return;
  }
  await vscode.env.clipboard.writeText(text);
  mention(say('Copied: {0}', what));
}

/** Saves a certificate as DER, or as PEM where the name of the file says so. */
async function saveCertificate(server: Server, languages: Languages, argument: SaveArgument | undefined): Promise<void> {
  const message = await exported(server, languages, argument);
  if (!message) return;
  if (message.certificates.length === 0) {
    void inform(say('This message holds no whole certificate that can be read.'));
    return;
  }
  const index = argument?.index;
  const certificate = typeof index === 'number' ? message.certificates[index] : await pickCertificate(message.certificates);
  const target = certificate && (await targetFor(certificate, argument?.target));
  if (!certificate || !target) return;
  const isPem = target.path.toLowerCase().endsWith('.pem');
  const bytes = isPem ? Buffer.from(certificate.pem) : Buffer.from(certificate.der, 'base64');
  await vscode.workspace.fs.writeFile(target, bytes);
  mention(say('Saved: {0}', target.path));
}

async function pickCertificate(certificates: readonly ExportedCertificate[]): Promise<ExportedCertificate | undefined> {
  if (certificates.length === 1) return certificates[0];
  const items = certificates.map((certificate) => ({
    label: shown(certificate.title),
    description: shown(certificate.fileName),
    certificate,
  }));
  return (await pick(items, { title: say('Which certificate?') }))?.certificate;
}

async function targetFor({ fileName }: ExportedCertificate, given: unknown): Promise<vscode.Uri | undefined> {
  if (typeof given === 'string') return vscode.Uri.parse(given, true);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const kinds = [
    { name: shown('DER'), endings: ['cer', 'crt', 'der'] },
    { name: shown('PEM'), endings: ['pem'] },
  ];
  return askTarget(say('Save Certificate'), kinds, folder && vscode.Uri.joinPath(folder, `${fileName}.cer`));
}

async function compare(server: Server, uri: string): Promise<void> {
  const params: MessageParams = { uri };
  const answer = await server.request<CompareAnswer>(COMPARE, params);
  if (answer.kind === 'none') void inform(shown(answer.message));
  else await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(answer.uri, true));
}
