import fs from 'node:fs';
import path from 'node:path';
import { loadModules } from './load-modules.mjs';

/** All modules of server/src/core, by path below it, loaded from one bundle. */
export function loadCore(root) {
  return loadFolder(path.join(root, 'server/src/core'));
}

/** Samples of the rules about one log, and of those about whole cases, by id. They lie beside the tests, so that no bundle holds them. */
export async function loadSamples(root) {
  return { ofLogs: await samplesIn(root, 'test/core/rules'), ofCases: await samplesIn(root, 'test/core/case/rules') };
}

/** Those of several rules under one id stand together. */
async function samplesIn(root, folder) {
  const found = new Map();
  for (const { samples } of (await loadFolder(path.join(root, folder, 'samples'))).values()) {
    if (!samples) continue;
    const { fires, quiet } = found.get(samples.id) ?? { fires: [], quiet: [] };
    found.set(samples.id, { fires: [...fires, ...samples.fires], quiet: [...quiet, ...samples.quiet] });
  }
  return found;
}

async function loadFolder(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const modules = await loadModules(folder, files);
  return new Map(files.map((file, i) => [file.split(path.sep).join('/'), modules[i]]));
}
