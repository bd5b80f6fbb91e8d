/** What writing a set is said to take, and what it then takes: every kind of items, in both sizes. */
import type { Task } from '../bench/harness/task.ts';
import { estimateMisses, optionsFor, specs } from '../test/writing-estimates.ts';

const SIZES = ['small', 'paper'] as const;

export const estimatesProof: Task = {
  name: 'estimates',
  summary: 'Estimates of sets of every kind, in both sizes: bounds hold, and nothing is left when a set is written.',
  run: async ({ quick, say }) => {
    const rows: string[][] = [];
    for (const size of quick ? SIZES.slice(0, 1) : SIZES) {
      for (const [kind, spec] of Object.entries(specs)) {
        const misses = await estimateMisses(optionsFor(spec, { size }));
        rows.push([size, kind, misses.join('; ') || 'none']);
        say(`${size}, ${kind}: ${misses.length} outside`);
      }
    }
    const wrong = rows.filter(([, , misses]) => misses !== 'none').length;
    return {
      tables: [{ title: 'Sets', columns: ['size', 'kind', 'outside of the bounds'], rows }],
      checks: [{ what: 'sets whose estimate does not hold', limit: '0', found: String(wrong), met: wrong === 0 }],
      notes: [
        'Items by the scripted model: 100 of each label are small, 500 are the paper. Bounds of calls, tokens and cost, of the whole and of each stage, before anything is asked and after a preview of eight items.',
      ],
    };
  },
};
