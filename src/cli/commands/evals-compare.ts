import { compareResults } from '../../index.ts';
import type { Command } from '../command.ts';
import { compareText } from '../compare-text.ts';

export const evalsCompare: Command = {
  name: 'evals compare',
  usage: 'RESULT...',
  summary: 'Measurements side by side: subjects, sizes, steps, and what changed.',
  details:
    'RESULT is the folder of a measurement; earlier ones first. Subjects are compared on the items that both answered, known by what they ask. A subject that was measured several times is compared with itself. No model is asked. What the figures mean: docs/evals-measure.md.',
  options: ['json'],
  flags: [{ flag: 'baseline', value: 'NAME', help: 'Subject that others are compared with. Default: the first.' }],
  positionals: [1, 100],
  example: 'sightline evals compare measurements/june measurements/july',
  run: async ({ positionals, own, resolved, workingFolder, terminal }) => {
    const baseline = typeof own['baseline'] === 'string' ? own['baseline'] : undefined;
    const comparison = compareResults({ results: positionals, workingFolder, baseline });
    terminal.out(
      resolved.settings.json ? `${JSON.stringify(comparison, null, 2)}\n` : compareText(comparison, terminal.width),
    );
    return 0;
  },
};
