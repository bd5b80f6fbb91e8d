import { callOptions } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import { setSizes, writeItems } from '../../index.ts';
import type { Command, CommandContext } from '../command.ts';
import { workOptions } from '../work.ts';
import { previewText, writeText } from '../write-text.ts';

type Size = keyof typeof setSizes;

export const evalsWrite: Command = {
  name: 'evals write',
  usage: 'BEHAVIOR',
  summary: 'From a behavior to a labelled, judged and balanced set of items.',
  details:
    'BEHAVIOR is a name of the library (sightline evals behaviors), a phrase ("is agreeable") or a spec (.yaml, .json, .ts; docs/evals-write.md). --model names who writes and who judges; better two families: --model writer=... --model discriminator=.... A command that was stopped goes on where it was. Default of --out: sets/NAME.',
  options: ['config', 'out', 'models', ...callOptions, 'embedder', 'seed', 'threads', 'json', 'quiet'],
  flags: [
    {
      flag: 'size',
      value: 'SIZE',
      help: 'small (100 items of each label) or paper (500). Default: small on this machine.',
    },
    { flag: 'preview', value: 'N', help: 'Write and judge about N items and show them; their calls are used again.' },
  ],
  positionals: [1, 1],
  example: 'sightline evals write "is agreeable" --model ollama:qwen3:8b --preview 20',
  resumes: true,
  run: async (context) => {
    const { positionals, resolved, terminal } = context;
    const [size, preview] = [sizeOf(context), previewOf(context)];
    const { options, end } = workOptions(context);
    const result = await writeItems({ ...options, behavior: positionals[0] as string, size, preview }).finally(end);
    if (resolved.settings.json) terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    else if (preview === undefined) terminal.out(writeText(result));
    else terminal.out(`${previewText(result)}To write the whole set, run the same command without --preview.\n`);
    return 0;
  },
};

function sizeOf({ own }: CommandContext): Size | undefined {
  const written = own['size'];
  if (written === undefined) return undefined;
  if (typeof written === 'string' && Object.hasOwn(setSizes, written)) return written as Size;
  throw usageError('USAGE', `--size ${String(written)} is no size.`, `Write ${Object.keys(setSizes).join(' or ')}.`);
}

const MOST_PREVIEWED = 200;

function previewOf({ own }: CommandContext): number | undefined {
  if (own['preview'] === undefined) return undefined;
  const preview = Number(own['preview']);
  if (Number.isInteger(preview) && preview >= 2 && preview <= MOST_PREVIEWED) return preview;
  throw usageError('USAGE', '--preview needs a number of items.', `Write a whole number from 2 to ${MOST_PREVIEWED}.`);
}
