import { anotherTree } from '../../assembly/another-tree.ts';
import { callOptions } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { resultJson, resultText } from '../result.ts';
import { workOptions } from '../work.ts';

export const insightsTree: Command = {
  name: 'insights tree',
  usage: 'RUN',
  summary: 'Another tree of a finished run, made of another text that a model said of it.',
  details:
    'A run with a model has texts besides the one that its clusters are made of, such as the task of each conversation. This makes a run of its own of one of them, with its clusters, names, tree and release; what the model answered before is not asked again. The release has no tables: those of the first one hold for all conversations. Default of --out: RUN/trees/FACET.',
  options: ['config', 'out', 'threads', ...callOptions, 'batch', 'json', 'quiet'],
  flags: [{ flag: 'of', value: 'FACET', help: 'Name of the text, e.g. task. Needed.' }],
  positionals: [1, 1],
  example: 'sightline insights tree analysis --of task',
  resumes: true,
  run: async (context) => {
    const { of: facet } = context.own;
    if (typeof facet !== 'string') {
      throw usageError(
        'USAGE',
        'No text is named that the tree is to be made of.',
        'Name a facet of the run: --of task.',
      );
    }
    const { options, end } = workOptions(context);
    const run = context.positionals[0] as string;
    const result = await anotherTree({ ...options, run, facet }).finally(end);
    const { json } = context.resolved.settings;
    const text = resultText(result, context.terminal, `sightline serve ${result.run}`);
    context.terminal.out(json ? resultJson(result) : text);
    return 0;
  },
};
