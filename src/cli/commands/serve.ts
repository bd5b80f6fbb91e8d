import { isOfEvals } from '../../assembly/evals-page.ts';
import { serveEvals } from '../../assembly/serve.ts';
import { treesToShow } from '../../assembly/trees-to-show.ts';
import type { Command } from '../command.ts';
import { noteTrees, portFlag, portOf, refuseMore, serveUntilStopped, untilStopped } from '../serving.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[RELEASE|RUN] | SET|MEASUREMENT...',
  summary: 'Shows a release, or sets of items and measurements, in the browser, to this machine alone.',
  details:
    'Default: the most recent run of the workspace, which holds the runs that were given no --out. Of a RUN that has trees of several texts (insights tree) all are there, and the page switches between them; a RELEASE (RUN/public) is shown alone. SET is the folder of a set, a published file of items or a folder of either, MEASUREMENT a folder of evals measure: any number of both are on one page.',
  options: ['title'],
  flags: [portFlag],
  positionals: [0, 1000],
  example: 'sightline serve analysis',
  run: async (context) => {
    const { positionals, workingFolder, resolved } = context;
    const [first] = positionals;
    const port = portOf(context.own['port']);
    if (first !== undefined && isOfEvals(first, workingFolder)) {
      const { title } = resolved.settings;
      await untilStopped(context, await serveEvals({ paths: positionals, workingFolder, title, port }), 'Explorer');
      return 0;
    }
    refuseMore(positionals);
    const found = treesToShow(first, workingFolder);
    noteTrees(context, found);
    await serveUntilStopped(context, { release: found.release, trees: found.trees, port });
    return 0;
  },
};
