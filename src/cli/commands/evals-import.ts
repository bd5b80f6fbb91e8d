import { usageError } from '../../core/errors.ts';
import { importSet } from '../../index.ts';
import type { Command } from '../command.ts';
import { counted } from '../counts.ts';

export const evalsImport: Command = {
  name: 'evals import',
  usage: 'FILE',
  summary: 'Makes a set of a published file of evaluation items.',
  details:
    'The layout is told by the fields of the rows (docs/lint-rules.md names them). The set is a folder with set.yaml and items.jsonl; "evals export" makes the same file of it again, to the byte.',
  options: ['out'],
  positionals: [1, 1],
  example: 'sightline evals import agreeableness.jsonl --out sets/agreeableness',
  run: async ({ positionals, resolved, workingFolder, terminal }) => {
    const { out } = resolved.settings;
    if (out === undefined) throw usageError('OUT_MISSING', 'There is no folder for the set.', 'Name one with --out.');
    const { facts, items } = importSet({ path: positionals[0] as string, out, workingFolder });
    terminal.out(`${counted(items.length, 'item')} (${facts.layout}) in ${out}\n`);
    return 0;
  },
};
