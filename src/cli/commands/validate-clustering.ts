import { validateClustering } from '../../assembly/validate.ts';
import { callOptions } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { inputsOf, withInputs } from '../inputs.ts';
import { workOptions } from '../work.ts';

export const validateClusteringCommand: Command = {
  name: 'validate clustering',
  usage: 'FILE...',
  summary: 'Measures how well clusters agree with labels.',
  details:
    'Runs facets, embeddings and clusters on conversations that have a "label" field. Here the default of --k is the number of labels. Rows without a label and those labelled out_of_scope are left out. No run and no release is made; vectors are kept in the workspace.',
  options: [
    'config',
    'k',
    'seed',
    'embedder',
    'format',
    'sample',
    'kernel',
    'threads',
    ...callOptions,
    'json',
    'quiet',
  ],
  positionals: [1, 10_000],
  example: 'sightline validate clustering labelled.jsonl --json',
  run: async (context) => {
    const { options, end } = workOptions(context);
    const result = await withInputs(context, inputsOf(context), (inputs) =>
      validateClustering({ ...options, inputs }),
    ).finally(end);
    const { nmi, ari, purity, k, n, noise, seconds } = result;
    if (context.resolved.settings.json)
      context.terminal.out(`${JSON.stringify({ nmi, ari, purity, k, n, noise, seconds })}\n`);
    else
      context.terminal.out(
        `NMI ${nmi.toFixed(3)}  ARI ${ari.toFixed(3)}  purity ${purity.toFixed(3)}\n` +
          `${n} conversations in ${k} clusters (${noise} out of scope left out), ${seconds.toFixed(1)} s\n`,
      );
    return 0;
  },
};
