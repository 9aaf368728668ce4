// Bundles the extension client, the language server, and the command line, which runs in the threads of both, into dist/, with the notices
// of what they hold. With --dev: readable, with source maps.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { noticesOf, packagesIn } from './lib/notices.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dev = process.argv.includes('--dev');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: !dev,
  sourcemap: dev ? 'inline' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { VERSION: JSON.stringify(version) },
};
/** The pages that the extension draws itself run in a browser: a script each, and one style for all. */
const inPages = { platform: 'browser', format: 'iife', target: 'es2022' };

function pages() {
  const folder = path.join(root, 'client/src/webview/page');
  return fs
    .readdirSync(folder)
    .filter((name) => /-page\.ts$|^page\.css$/.test(name))
    .map((name) => path.join(folder, name));
}

const bundles = await Promise.all([
  // The language client is a bundle of its own, so that opening any other log loads only the small one.
  build({
    ...common,
    entryPoints: { extension: 'client/src/extension.ts' },
    external: ['vscode', './client.js'],
    supported: { 'dynamic-import': false },
  }),
  build({ ...common, entryPoints: { client: 'client/src/platform/client.ts' }, external: ['vscode'] }),
  build({ ...common, ...inPages, entryPoints: pages() }),
  build({ ...common, entryPoints: { server: 'server/src/main.ts' } }),
  build({ ...common, entryPoints: { cli: 'server/src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } }),
]);
fs.chmodSync(path.join(root, 'dist/cli.js'), 0o755);
const packages = packagesIn(
  root,
  bundles.map(({ metafile }) => metafile),
);
fs.writeFileSync(path.join(root, 'dist/third-party-licenses.txt'), noticesOf(packages));
