// Bundles the extension client, the language server, and the command line, which runs in the threads of both, into dist/, with the notices
// of what they hold. What server and command line share stands in one file that both load. With --dev: readable, with source maps.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
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

/** A file that exports nothing counts as one of the old kind, and then all that it imports starts piece by piece, which takes longer. */
const entriesAreModules = {
  name: 'entries-are-modules',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]main\.ts$/ }, ({ path: file }) => ({
      contents: `${fs.readFileSync(file, 'utf8')}\nexport {};\n`,
      loader: 'ts',
    }));
  },
};

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
  buildServer({ server: 'server/src/main.ts', cli: 'server/src/cli/main.ts' }),
]);
const packages = packagesIn(
  root,
  bundles.map(({ metafile }) => metafile),
);
fs.writeFileSync(path.join(root, 'dist/third-party-licenses.txt'), noticesOf(packages));

/** esbuild divides only modules of the new kind among several files; each of them is made one of the old kind, which Node loads sooner. */
async function buildServer(entryPoints) {
  const { metafile, outputFiles } = await build({
    ...common,
    entryPoints,
    format: 'esm',
    splitting: true,
    chunkNames: 'core',
    write: false,
    plugins: [entriesAreModules],
  });
  const names = outputFiles.map((file) => path.basename(file.path)).sort();
  if (`${names}` !== 'cli.js,core.js,server.js') throw new Error(`Server and command line became ${names.join(', ')}.`);
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  for (const { path: file, text } of outputFiles) {
    const program = path.basename(file) === 'cli.js';
    const { code } = await transform(text, {
      format: 'cjs',
      target: common.target,
      minify: common.minify,
      sourcemap: common.sourcemap,
      sourcefile: path.basename(file),
      legalComments: 'none',
      banner: program ? '#!/usr/bin/env node' : '',
    });
    fs.writeFileSync(file, code);
    if (program) fs.chmodSync(file, 0o755);
  }
  return { metafile };
}
