// What the extension adds to VS Code's start: loading and activating the small bundle, and the size of the package.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { median, report, root } from './measure.mjs';

const require = createRequire(import.meta.url);
const bundle = path.join(root, 'dist/extension.js');

/** Enough of the VS Code API to activate without an editor: everything is an empty list, an empty text, a function and a disposable. */
const anything = () =>
  new Proxy(function nothing() {}, {
    set: () => true,
    get: (_, key) => {
      if (key === Symbol.iterator) return function* none() {};
      if (key === 'toString' || key === Symbol.toPrimitive) return () => '';
      return key === 'then' ? undefined : anything();
    },
    apply: () => anything(),
    construct: () => anything(),
  });
const declared = fs.readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
const names = [...declared.matchAll(/^\texport (?:class|enum|namespace) (\w+)/gm)].map(([, name]) => name);
const vscode = Object.fromEntries(names.map((name) => [name, anything()]));
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

report(
  'load and activate before the server starts',
  await median(9, () => {
    delete require.cache[bundle];
    require(bundle).activate({ extension: { packageJSON: {} }, subscriptions: [] });
  }),
  50,
);

const vsix = path.join(root, 'build/scep-log-inspector.vsix');
if (fs.existsSync(vsix)) report('size of the package', fs.statSync(vsix).size / 1048576, 1.5, 'MB');
else console.log('  size of the package: run npm run package first');
