import { DEMO_FOLDER, demo } from '../../assembly/demo.ts';
import type { Command } from '../command.ts';
import { resultJson, resultText } from '../result.ts';
import { sampleSizeFlag, sampleSizeOf } from '../sample-size.ts';
import { serveUntilStopped } from '../serving.ts';
import { workOptions } from '../work.ts';

export const demoCommand: Command = {
  name: 'demo',
  usage: '',
  summary: 'Analyses sample conversations and shows what they hold.',
  details: `Needs no key, no network and no data of your own. Shows the explorer where a person watches. Default of --out: ${DEMO_FOLDER}.`,
  options: ['out', 'seed', 'threads', 'json', 'quiet'],
  flags: [sampleSizeFlag],
  positionals: [0, 0],
  example: 'sightline demo',
  resumes: true,
  run: async (context) => {
    const { terminal, resolved } = context;
    const { options, end } = workOptions(context);
    const result = await demo({ ...options, conversations: sampleSizeOf(context) }).finally(end);
    if (resolved.settings.json) {
      terminal.out(resultJson(result));
      return 0;
    }
    terminal.out(`${resultText(result, terminal)}The sample conversations: ${result.conversations}\n`);
    if (terminal.interactive) await serveUntilStopped(context, { release: result.release });
    return 0;
  },
};
