import { removeModel } from '../../assembly/pulled-models.ts';
import type { Command } from '../command.ts';
import { modelsPlace } from './models.ts';

export const modelsRemoveCommand: Command = {
  name: 'models remove',
  usage: 'NAME',
  summary: 'Removes an encoder that was fetched.',
  options: ['modelsFolder', 'json'],
  positionals: [1, 1],
  example: 'sightline models remove minilm',
  run: async (context) => {
    const { positionals, resolved, terminal } = context;
    const name = positionals[0] as string;
    const removed = await removeModel({ ...modelsPlace(context), name });
    if (resolved.settings.json) terminal.out(`${JSON.stringify({ name, removed }, null, 2)}\n`);
    else terminal.out(removed ? `${name} is removed.\n` : `${name} was not here.\n`);
    return 0;
  },
};
