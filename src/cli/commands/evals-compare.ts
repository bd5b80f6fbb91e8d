import { compareResults } from '../../assembly/compare-results.ts';
import { isMeasurement } from '../../assembly/evals-page.ts';
import { exposures } from '../../assembly/exposure.ts';
import { callOptions } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { compareText } from '../compare-text.ts';
import { exposureText } from '../exposure-text.ts';
import { workOptions } from '../work.ts';

export const evalsCompare: Command = {
  name: 'evals compare',
  usage: 'RESULT... [SET...]',
  summary: 'Measurements side by side: subjects, sizes, steps, what changed, and how much of it people meet.',
  details:
    'RESULT is the folder of a measurement; earlier ones first. Subjects are compared on the items that both answered, known by what they ask. A subject that was measured several times is compared with itself. No model is asked. With --release, and the sets that were asked, it says as well what subjects answer to items about what people use a system for, weighted by how much they do. What the figures mean: docs/evals-measure.md, docs/evals-suggest.md.',
  options: ['config', 'embedder', ...callOptions, 'seed', 'threads', 'json', 'quiet'],
  flags: [
    { flag: 'baseline', value: 'NAME', help: 'Subject that others are compared with. Default: the first.' },
    {
      flag: 'predictor',
      value: 'SUBJECT|FILE',
      help: 'What is to foretell how subjects answer, as a preference model does: one of them, or JSON lines with scores of the answers of items.',
    },
    {
      flag: 'release',
      value: 'RELEASE',
      help: 'A release, or a run that has one: how much its users meet of the behavior.',
    },
  ],
  positionals: [1, 1000],
  example: 'sightline evals compare measurements/june measurements/july',
  resumes: true,
  run: async (context) => {
    const { positionals, own, resolved, workingFolder, terminal } = context;
    const textOf = (flag: string): string | undefined => (typeof own[flag] === 'string' ? own[flag] : undefined);
    const release = textOf('release');
    const isResult = (path: string): boolean => release === undefined || isMeasurement(path, workingFolder);
    const results = positionals.filter(isResult);
    const comparison = compareResults({
      results,
      workingFolder,
      baseline: textOf('baseline'),
      predictor: textOf('predictor'),
    });
    const exposed = release === undefined ? null : await exposedTo(release, results);
    if (resolved.settings.json) terminal.out(`${JSON.stringify({ ...comparison, ...exposed }, null, 2)}\n`);
    else
      terminal.out(
        compareText(comparison, terminal.width) + (exposed === null ? '' : exposureText(exposed, terminal.width)),
      );
    return 0;

    function exposedTo(used: string, measured: readonly string[]) {
      const { options, end } = workOptions(context);
      const sets = positionals.filter((path) => !isResult(path));
      return exposures({ ...options, release: used, results: measured, sets }).finally(end);
    }
  },
};
