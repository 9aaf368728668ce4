import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Modules below `root`, in the order named, loaded from one bundle, so that what they share they share. `import.meta.url` stays each file's own. */
export async function loadModules(root, files) {
  const lines = files.map((file, i) => `export * as m${i} from './${file.split(path.sep).join('/')}';`);
  const outfile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'scep-modules-')), 'modules.cjs');
  try {
    await build({
      stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      plugins: [ownUrl],
      outfile,
    });
    const loaded = (await import(pathToFileURL(outfile).href)).default;
    return files.map((_, i) => loaded[`m${i}`]);
  } finally {
    fs.rmSync(path.dirname(outfile), { recursive: true, force: true });
  }
}

const ownUrl = {
  name: 'own-url',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/](?:test|server)[\\/].*\.m?[tj]s$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};
