// Runs the suite and ends with one plain line, "N passed, N failed, N skipped", read from the runner's own JSON result.
// A run that executed nothing has failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fast = process.argv.includes('--fast');
const only = process.argv.slice(2).filter((argument) => argument !== '--fast');
const resultFile = join(root, 'test-results', 'result.json');

function run(binary, args) {
  const env = { ...process.env, SIGHTLINE_TESTS: fast ? 'fast' : 'all' };
  return (
    spawnSync(process.execPath, [join(root, 'node_modules', binary), ...args], { cwd: root, stdio: 'inherit', env })
      .status ?? 1
  );
}

mkdirSync(dirname(resultFile), { recursive: true });
rmSync(resultFile, { force: true });

const checks =
  only.length > 0
    ? []
    : [
        ['@biomejs/biome/bin/biome', ['check', '.']],
        ['typescript/bin/tsc', ['--noEmit']],
        ['typescript/bin/tsc', ['--noEmit', '-p', 'web']],
      ];
const failedChecks = checks.filter(([binary, args]) => run(binary, args) !== 0).length;
const vitest = run('vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${resultFile}`,
  ...only,
]);

let result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
try {
  result = JSON.parse(readFileSync(resultFile, 'utf8'));
} catch {
  process.stderr.write('The test runner left no result.\n');
}
const executed = result.numPassedTests + result.numFailedTests;
const failedTests = vitest === 0 ? result.numFailedTests : Math.max(1, result.numFailedTests);
const failed = failedTests + failedChecks;
const summary = `${result.numPassedTests} passed, ${failed} failed, ${result.numPendingTests + result.numTodoTests} skipped\n`;
writeFileSync(join(root, 'test-results', 'summary.txt'), summary);
process.stdout.write(summary);
process.exit(failed > 0 || executed === 0 ? 1 : 0);
