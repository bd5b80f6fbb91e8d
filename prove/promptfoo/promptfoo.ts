/** promptfoo runs on exports of every kind of set: what it counts is what we count. */
import { existsSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Task } from '../../bench/harness/task.ts';
import { folder, writeRows } from '../../test/support.ts';
import { installPromptfoo, PROMPTFOO_VERSION } from './install.ts';
import { madeUpSets } from './made-up-sets.ts';
import { type Comparison, comparePromptfoo } from './scene.ts';

const published = join(
  process.env['SIGHTLINE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data'),
  'anthropic-evals',
);

export const promptfooProof: Task = {
  name: 'promptfoo',
  summary: 'promptfoo run on exports of every kind of set, against a server on loopback: it counts what we count.',
  run: async ({ quick, say }) => {
    const named = process.env['SIGHTLINE_PROMPTFOO_TEST'];
    const home = named ?? installPromptfoo(say);
    if (home === null) return { skipped: `promptfoo ${PROMPTFOO_VERSION} cannot be installed` };
    const found: Comparison[] = [];
    try {
      for (const path of [...madeUpFiles(), ...(quick ? [] : publishedFiles())]) {
        const comparison = await comparePromptfoo(home, path);
        const { name, items, passed, expected } = comparison;
        say(`${name}: ${passed} of ${items} passed, ${expected} by our count`);
        found.push(comparison);
      }
    } finally {
      if (named === undefined) rmSync(home, { recursive: true, force: true });
    }
    const files = quick || !existsSync(published) ? 'none' : `${found.length - Object.keys(madeUpSets).length}`;
    return {
      tables: [
        {
          title: 'Sets',
          columns: ['set', 'items', 'passed by promptfoo', 'by our count', 'errors', 'differences'],
          rows: found.map(rowOf),
        },
      ],
      checks: checksOf(found),
      notes: [
        `promptfoo ${PROMPTFOO_VERSION}, given the exported folder as it is and the address of the server. Published files: ${files}.`,
        'The server answers every question with an answer drawn from its options, in one of eight forms (with and without brackets, marks, case, a reason behind it), or with none. Our count is of the answers drawn, not of the text.',
        'Of sentences with a blank a test passes where a pronoun was given; that each of them was given as often as promptfoo says is counted as well.',
        'A question that comes to the server otherwise than the set has it is a difference.',
      ],
    };
  },
};

function madeUpFiles(): string[] {
  const home = folder();
  return Object.entries(madeUpSets).map(([name, rows]) => writeRows(join(home, `${name}.jsonl`), rows));
}

function publishedFiles(): string[] {
  return globSync(join(published, '**', '*.jsonl')).sort();
}

function rowOf(one: Comparison): string[] {
  const { passed, expected, errors, differences } = one;
  const figures = [one.items, passed, expected, errors].map(String);
  return [one.name, ...figures, differences.join('; ') || 'none'];
}

function checksOf(found: readonly Comparison[]): Check[] {
  const sum = (of: (one: Comparison) => number): number => found.reduce((total, one) => total + of(one), 0);
  const differences = sum((one) => one.differences.length);
  const errors = sum(({ errors: count }) => count);
  const mixed = found.filter(({ expected, items }) => expected > 0 && expected < items).length;
  return [
    { what: 'differences', limit: '0', found: String(differences), met: differences === 0 },
    { what: 'tests that ended in an error', limit: '0', found: String(errors), met: errors === 0 },
    {
      what: 'sets of which some tests pass and some do not',
      limit: 'all',
      found: `${mixed} of ${found.length}`,
      met: mixed === found.length,
    },
  ];
}
