import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { codeOf, fileUri, findingsOf, hoverAt, open, placeOf } from './support.ts';

const CRASH = `Log Name:      Application
Source:        Application Error
Event ID:      1000
Level:         Error
Description:
Faulting application name: w3wp.exe, version: 8.5.9600.16384, time stamp: 0x5215df96
Exception code: 0xc0000005
`;

const SYSTEM = '<System><SubType Name="Error">0</SubType><Source Name="CertificateRegistrationPoint" /></System>';
const TRACE = `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent">${SYSTEM}<ApplicationData>Subject Name in CSR CN=PC1 and challenge CN=PC2 do not match</ApplicationData></E2ETraceEvent>`;

/** The rules of the findings of a document. */
const rulesOf = async (document: vscode.TextDocument): Promise<readonly string[]> =>
  (await findingsOf(document)).map((finding) => codeOf(finding).value);

describe('events and traces of the server', () => {
  before(async () => {
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
    await write('events/crash.txt', CRASH);
    await write('events/CertificateRegistrationPoint_1.svclog', TRACE);
  });

  it('are found in a text that was copied from Event Viewer', async () => {
    const document = await open('events/crash.txt', 'windows-event-log');
    assert.deepEqual(await rulesOf(document), ['http-503-app-pool']);
    assert.match(await hoverAt(document, placeOf(document, '1000')), /A program crashed/);
  });

  it('are found in a trace, known by its name', async () => {
    const document = await open('events/CertificateRegistrationPoint_1.svclog', 'svclog');
    assert.deepEqual(await rulesOf(document), ['subject-mismatch']);
    assert.match(await hoverAt(document, placeOf(document, 'Subject Name')), /Subject does not match/);
  });
});
