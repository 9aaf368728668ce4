// Builds the extension and packs build/scep-log-inspector.vsix; fails when the package holds what it should not, lacks what
// the manifest names, or is too large.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, must, root } from './lib/run.mjs';
import { sealVsix, selfContained } from './lib/vsix.mjs';

export const VSIX = path.join(root, 'build', 'scep-log-inspector.vsix');

const LARGEST = 1.5 * 1024 * 1024;

/** Everything that may be in the package. */
const ALLOWED = [
  /^package(\.nls(\.[a-z-]+)?)?\.json$/i,
  /^(readme|changelog)\.md$/i,
  /^license(\.txt|\.md)?$/i,
  /^dist\/(extension|client|server|cli|core)\.js$/,
  /^dist\/([a-z]+-page\.js|page\.css)$/,
  /^dist\/third-party-licenses\.txt$/,
  /^syntaxes\/[a-z0-9-]+\.tmLanguage\.json$/,
  /^syntaxes\/[a-z0-9-]+-configuration\.json$/,
  /^media\/[a-z0-9-]+\.(png|svg)$/,
  /^samples\/case\/(?:[\w.-]+\/)*[\w.-]+\.(?:log|txt|xml)$/, // to try
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/i, // without a language it is what translators start from
];

/** Writes the package and gives its path. */
export async function packExtension() {
  await must(process.execPath, ['scripts/build.mjs']);
  const { createVSIX, listFiles, PackageManager } = await import('@vscode/vsce');
  const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).map((file) => file.replaceAll('\\', '/'));
  const wrong = [...strangers(files), ...missing(files)];
  if (wrong.length > 0) throw new Error(`The package is wrong:\n  ${wrong.join('\n  ')}`);
  fs.mkdirSync(path.dirname(VSIX), { recursive: true });
  fs.rmSync(VSIX, { force: true });
  await createVSIX({
    cwd: root,
    packagePath: VSIX,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  sealVsix(VSIX, selfContained(fs.readFileSync(path.join(root, 'README.md'), 'utf8'), root));
  const { size } = fs.statSync(VSIX);
  if (size > LARGEST) throw new Error(`${path.basename(VSIX)} has ${size} bytes; at most ${LARGEST} are allowed.`);
  console.log(`${path.relative(root, VSIX)}: ${files.length} files, ${(size / 1024).toFixed(0)} KB`);
  return VSIX;
}

function strangers(files) {
  return files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file))).map((file) => `${file} does not belong into it`);
}

/** What the manifest points at must be there: a forgotten grammar shows only as missing colour. */
function missing(files) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const wanted = [
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'package.nls.json',
    'dist/server.js',
    'dist/core.js',
    'dist/third-party-licenses.txt',
    manifest.icon,
    ...bins(manifest),
  ];
  collect(manifest.contributes, wanted);
  if (manifest.main) wanted.push(manifest.main);
  const have = new Set(files.map((file) => file.toLowerCase()));
  return wanted
    .filter((file) => file !== undefined)
    .map((file) => path.posix.normalize(file).toLowerCase())
    .filter((file) => !have.has(file) && !have.has(`${file}.js`) && !have.has(`${file}.txt`))
    .map((file) => `${file} is named by the manifest and not there`);
}

function bins(manifest) {
  return typeof manifest.bin === 'string' ? [manifest.bin] : Object.values(manifest.bin ?? {});
}

/** Adds every `./path` of a part of the manifest to `found`. */
function collect(value, found) {
  if (typeof value === 'string' && value.startsWith('./')) found.push(value);
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, found);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await packExtension().catch(giveUp);
