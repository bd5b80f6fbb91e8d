import { usageError } from '../../core/errors.ts';
import { writeSample } from '../../index.ts';
import type { Command } from '../command.ts';

export const sampleCommand: Command = {
  name: 'sample',
  usage: 'DIR',
  summary: 'Makes sample conversations, and the truth about them.',
  details: 'Writes conversations.jsonl and truth.jsonl. The same seed gives the same bytes.',
  options: ['seed'],
  flags: [{ flag: 'conversations', value: 'N', help: 'How many. Default: 6000.' }],
  positionals: [1, 1],
  example: 'sightline sample sample-data --conversations 2000 --seed 7',
  run: async ({ positionals, own, resolved, workingFolder, terminal }) => {
    const conversations = own['conversations'] === undefined ? undefined : Number(own['conversations']);
    if (conversations !== undefined && !(Number.isInteger(conversations) && conversations > 0)) {
      throw usageError('USAGE', '--conversations is not a number.', 'Write a whole number greater than 0.');
    }
    const { seed } = resolved.settings;
    const paths = writeSample({ folder: positionals[0] as string, workingFolder, seed, conversations });
    terminal.out(`${paths.conversations}\n${paths.truth}\n`);
    return 0;
  },
};
