// Counting tests: each part leaves a JSON file; a part that crashed, or left nothing, counts as one failure.

import fs from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const folder = path.join(root, 'build', 'test-results');

/** Where a part writes its results, emptied of those of an earlier run. */
export function freshResultFile(part) {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${part}.json`);
  fs.rmSync(file, { force: true });
  return file;
}

/** Arguments that make vitest write its results to `file` besides printing them. */
export function vitestReporters(file) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
}

/** Reads what a part wrote: vitest's JSON report, or `{ passed, failed }`. `code` is the exit code of the part. */
export function readResult(file, code) {
  const { passed, failed } = parseResult(file);
  const crashed = (code !== 0 && failed === 0) || passed + failed === 0;
  return { passed, failed: crashed ? failed + 1 : failed };
}

function parseResult(file) {
  try {
    const json = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(json.testResults)
      ? countVitest(json.testResults)
      : { passed: Number(json.passed) || 0, failed: Number(json.failed) || 0 };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** A file that failed without a failed test (it could not be loaded, or a hook threw) is one failure. */
function countVitest(files) {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of files) {
    const failures = assertionResults.filter((test) => test.status === 'failed').length;
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed += status === 'failed' ? Math.max(failures, 1) : failures;
  }
  return { passed, failed };
}
