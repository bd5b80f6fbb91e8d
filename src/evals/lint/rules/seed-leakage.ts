import { normalText } from '../normal-text.ts';
import type { LintedRow, Rule } from '../rule.ts';

export const seedLeakage: Rule = {
  id: 'seed-leakage',
  severity: 'warning',
  reason:
    'An example that a model was shown and gave back is written by people: it says nothing of what the model can write.',
  counts:
    'seeds whose text before the options is also that of a row of the set, but for case and punctuation; items are these rows',
  hint: 'Leave out rows that repeat a seed.',
  examples: { breaks: 'a row that asks what a seed asks', keeps: 'rows that no seed asks' },
  check: (set, { seeds: known }) => {
    if (set.isSeeds) return null;
    const seeds = known.filter(({ name }) => name === set.name).flatMap(({ rows }) => rows);
    const wanted = new Set(seeds.map(stemOf).filter((stem) => stem !== ''));
    const found = set.rows.filter((row) => wanted.has(stemOf(row)));
    const leaked = new Set(found.map(stemOf)).size;
    if (leaked === 0) return null;
    const lines = found.map(({ line }) => line);
    return {
      count: leaked,
      lines,
      message: `${leaked} of ${wanted.size} seeds stand in the set again, in ${lines.length} rows`,
    };
  },
};

function stemOf({ stem, item }: LintedRow): string {
  return normalText(item.statement ?? stem);
}
