import { writeExampleConfig } from '../../index.ts';
import type { Command } from '../command.ts';

export const initCommand: Command = {
  name: 'init',
  usage: '',
  summary: 'Writes a sightline.yaml with every option, its default and what it is for.',
  options: [],
  positionals: [0, 0],
  example: 'sightline init',
  run: async ({ workingFolder, terminal }) => {
    terminal.out(`${writeExampleConfig(workingFolder)}\n`);
    return 0;
  },
};
