import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** All modules of server/src/core, by path below it, loaded from one bundle. */
export function loadCore(root) {
  return loadFolder(path.join(root, 'server/src/core'));
}

/** Samples of the rules about whole cases, by id. They lie beside the tests, so that no bundle holds them. */
export async function loadCaseSamples(root) {
  const modules = await loadFolder(path.join(root, 'test/core/case/rules/samples'));
  return new Map([...modules.values()].flatMap(({ samples }) => (samples ? [[samples.id, samples]] : [])));
}

async function loadFolder(folder) {
  const modules = fs
    .readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const lines = modules.map((file, i) => `export * as m${i} from './${file.split(path.sep).join('/')}';`);
  const outfile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'scep-core-')), 'core.cjs');
  try {
    await build({
      stdin: { contents: lines.join('\n'), resolveDir: folder, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      outfile,
    });
    const loaded = (await import(pathToFileURL(outfile).href)).default;
    return new Map(modules.map((file, i) => [file.split(path.sep).join('/'), loaded[`m${i}`]]));
  } finally {
    fs.rmSync(path.dirname(outfile), { recursive: true, force: true });
  }
}
