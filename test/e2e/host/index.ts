import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** VS Code calls this inside its extension host. Each test is printed as one line `HOST {json}`, which run.mjs reads. */
export function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ timeout: 30_000, reporter: Silent });
  for (const name of fs.readdirSync(__dirname).sort()) if (name.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, name));
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} failed`)) : resolve()));
    runner.on('pass', (test) => print(true, `${test.fullTitle()} (${test.duration} ms)`));
    runner.on('fail', (test, error: Error) => print(false, `${test.fullTitle()}\n${error.stack ?? error.message}`));
    runner.on('pending', (test) => print(false, `${test.fullTitle()}: skipped`));
  });
}

/** A reporter that leaves printing to `run`. */
class Silent extends Mocha.reporters.Base {}

function print(passed: boolean, text: string): void {
  console.log(`HOST ${JSON.stringify({ passed, text })}`);
}
