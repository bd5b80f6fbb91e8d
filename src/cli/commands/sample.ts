import { writeSample } from '../../assembly/sample.ts';
import type { Command } from '../command.ts';
import { sampleSizeFlag, sampleSizeOf } from '../sample-size.ts';

export const sampleCommand: Command = {
  name: 'sample',
  usage: 'DIR',
  summary: 'Makes sample conversations, and the truth about them.',
  details: 'Writes conversations.jsonl and truth.jsonl. The same seed gives the same bytes.',
  options: ['seed'],
  flags: [sampleSizeFlag],
  positionals: [1, 1],
  example: 'sightline sample sample-data --conversations 2000 --seed 7',
  run: async (context) => {
    const { positionals, resolved, workingFolder, terminal } = context;
    const conversations = sampleSizeOf(context);
    const { seed } = resolved.settings;
    const paths = writeSample({ folder: positionals[0] as string, workingFolder, seed, conversations });
    terminal.out(`${paths.conversations}\n${paths.truth}\n`);
    return 0;
  },
};
