import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import type { CaseJson } from '../../server/src/core/report/case-json.ts';
import { SCAN_CASE, type ScanCaseAnswer } from '../../server/src/protocol/case.ts';
import { CASE_REPORT, type CaseReportAnswer } from '../../server/src/protocol.ts';
import { samples as stops } from '../core/case/rules/samples/iis-enrollment-stops.ts';
import { samples } from '../core/case/rules/samples/scep-wrong-recipient.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-verdict-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it('two logs that only together show a wrong recipient say so in the editor, in the case of the window and on the command line', async () => {
  const [sample] = samples.fires;
  const files = Object.entries(sample?.files ?? {}).map(([name, text]) => ({ name, text, file: path.join(folder, name) }));
  for (const { file, text } of files) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const cli = path.join(root, 'dist/cli.js');
  const { files: logs } = JSON.parse(
    execFileSync(process.execPath, [cli, 'analyze', '--format', 'json', folder], { encoding: 'utf8' }),
  ) as CaseJson;
  const client = await Client.start({ ...OWN_CLIENT, initializationOptions: { commands: true } });
  try {
    for (const { file, text } of files) await client.open(pathToFileURL(file).href, text, 'android-omadm-log');
    const roots = [{ uri: pathToFileURL(folder).href, name: '' }];
    await client.request<ScanCaseAnswer>(SCAN_CASE, { roots, exclude: [] });
    const window = await client.request<CaseReportAnswer>(CASE_REPORT, null);
    for (const { name, file } of files) {
      const wanted = sample?.marks.some((mark) => mark.startsWith(`${name}:`)) ? [`${samples.id} 1`] : [];
      const uri = pathToFileURL(file).href;
      const report = await client.of<{ readonly items: readonly Diagnostic[] }>('diagnostic', uri);
      const inEditor = report.items.filter(({ code }) => code === samples.id);
      expect(inEditor.map(({ code, range }) => `${code} ${range.start.line + 1}`)).toEqual(wanted);
      const found = logs.find((log) => log.file.endsWith(name))?.findings.filter(({ id }) => id === samples.id) ?? [];
      expect(found.map(({ id, line }) => `${id} ${line}`)).toEqual(wanted);
      const inWindow = window.kind === 'case' ? window.report.files.find((log) => log.file.endsWith(name))?.findings : undefined;
      expect(inWindow?.filter(({ id }) => id === samples.id).map(({ id, line }) => `${id} ${line}`)).toEqual(wanted);
    }
  } finally {
    await client.stop();
  }
});

it('long logs are shown with what they say by themselves first, and soon with what their case says', {
  timeout: 60_000,
}, async () => {
  const [[name = '', text = ''] = []] = Object.entries(stops.fires[0]?.files ?? {});
  const client = await Client.start({ ...OWN_CLIENT, initializationOptions: { commands: true } });
  try {
    const line = '2024-05-01T05:16:09.0000000\tVERB\tEvent\tcom.microsoft.omadm.client.Other\t18327\t10\tnothing\n';
    await client.open('file:///phone-1/OMADM.log', line.repeat(60_000), 'android-omadm-log');
    const uri = `file:///${name}`;
    const first = await client.open(uri, text, 'iis-w3c-log');
    expect(first.map(({ code }) => code)).not.toContain(stops.id);
    const codes = () => client.published.findLast((params) => params.uri === uri)?.diagnostics.map(({ code }) => code) ?? [];
    for (let i = 0; i < 300 && !codes().includes(stops.id); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(codes()).toContain(stops.id);
  } finally {
    await client.stop();
  }
});
