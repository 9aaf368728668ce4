// Starts what all test files share: VS Code's server with the installed package, a browser, and a folder of logs.

import { chromium as playwright } from 'playwright-core';
import { browserOptions, installExtension, makeProfile, startServer } from '../lib/vscode.mjs';
import { makeWorkspace } from '../lib/workspace.mjs';

/** Tests read what is provided here with `inject('e2e')`; the function it gives ends everything. */
export default async function setup(project) {
  if (!process.env.E2E_PLACE) throw new Error('Run these tests with "node test/e2e/run.mjs ui".');
  const { chromium, vscode, vsix, age } = JSON.parse(process.env.E2E_PLACE);
  const profile = makeProfile();
  const workspace = makeWorkspace();
  await installExtension(vscode, profile, vsix);
  const server = await startServer(vscode, profile);
  const browser = await playwright.launchServer(browserOptions(chromium));
  const shared = { browser: browser.wsEndpoint(), url: server.url, port: server.port, folder: workspace.folder, age };
  project.provide('e2e', shared);
  return async () => {
    await browser.close();
    await server.stop();
    profile.remove();
    workspace.remove();
  };
}
