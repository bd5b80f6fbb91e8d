/** The property tests of the gate, at many times the counts of the suite. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../bench/harness/facts.ts';
import type { Task } from '../../bench/harness/task.ts';
import { folder } from '../../test/support.ts';

/** `--runs` of this proof: how many times the counts of the suite. */
const TIMES = 100;

interface Property {
  readonly test: string;
  readonly runs: number;
}

export const gate: Task = {
  name: 'gate',
  summary: 'Every property of the gate and of what a release gives away, at many times the counts of the suite.',
  run: async ({ runs = TIMES, quick, say }) => {
    const times = quick ? 2 : runs;
    const home = folder();
    const [counts, result] = [join(home, 'counts.jsonl'), join(home, 'result.json')];
    say(`The tests of src/privacy, properties at ${times} times their counts.`);
    await vitest(result, { SIGHTLINE_PROOF_TIMES: String(times), SIGHTLINE_PROOF_COUNTS: counts });
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(result, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    const properties = existsSync(counts) ? propertiesOf(readFileSync(counts, 'utf8')) : [];
    const total = properties.reduce((sum, property) => sum + property.runs, 0);
    return {
      tables: [
        {
          title: 'Properties that held',
          columns: ['test', 'cases'],
          rows: properties.map((property) => [property.test, property.runs.toLocaleString('en')]),
        },
      ],
      checks: [
        { what: 'tests that failed', limit: '0', found: String(numFailedTests), met: numFailedTests === 0 },
        { what: 'tests that passed', limit: '>= 1', found: String(numPassedTests), met: numPassedTests > 0 },
        { what: 'properties that held', limit: '>= 1', found: String(properties.length), met: properties.length > 0 },
      ],
      notes: [`${total.toLocaleString('en')} random cases in all; tests of examples are run once.`],
    };
  },
};

function vitest(result: string, env: Record<string, string>): Promise<void> {
  const words = ['run', '--config', join(import.meta.dirname, 'vitest.config.ts'), '--reporter=default'];
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...words, '--reporter=json', `--outputFile.json=${result}`],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return new Promise((resolve) => child.on('close', () => resolve()));
}

/** The properties of one test are counted together. */
function propertiesOf(lines: string): Property[] {
  const all = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Property);
  return [...Map.groupBy(all, ({ test }) => test)]
    .map(([test, properties]) => ({ test, runs: properties.reduce((sum, { runs }) => sum + runs, 0) }))
    .sort((left, right) => (left.test < right.test ? -1 : 1));
}
