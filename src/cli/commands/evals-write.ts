import { estimateWriting } from '../../assembly/estimate-writing.ts';
import { setSizes } from '../../assembly/prepared-writing.ts';
import { writeItems } from '../../assembly/write-items.ts';
import { callOptions } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import type { WriteItemsOptions } from '../../index.ts';
import type { Command, CommandContext } from '../command.ts';
import { workOptions } from '../work.ts';
import { writeEstimateText } from '../write-estimate-text.ts';
import { previewText, writeText } from '../write-text.ts';

type Size = keyof typeof setSizes;

export const evalsWrite: Command = {
  name: 'evals write',
  usage: 'BEHAVIOR',
  summary: 'From a behavior to a labelled, judged and balanced set of items.',
  details:
    'BEHAVIOR is a name of the library (sightline evals behaviors), a phrase ("is agreeable") or a spec (.yaml, .json, .ts; docs/evals-write.md). --model names who writes and who judges; better two families: --model writer=... --model discriminator=.... --estimate says what a set would take and asks nobody. A command that was stopped goes on where it was. Default of --out: sets/NAME.',
  options: [
    'config',
    'out',
    'models',
    'batch',
    ...callOptions,
    'embedder',
    'seed',
    'threads',
    'estimate',
    'json',
    'quiet',
  ],
  flags: [
    {
      flag: 'size',
      value: 'SIZE',
      help: 'small (100 items of each label) or paper (500). Default: small on this machine.',
    },
    {
      flag: 'preview',
      value: 'N',
      help: 'Write and judge about N items, at once, and show them; their calls are used again. At a terminal it asks whether to go on.',
    },
  ],
  positionals: [1, 1],
  example: 'sightline evals write "is agreeable" --model ollama:qwen3:8b --preview 20',
  resumes: true,
  run: async (context) => {
    const { positionals, resolved, terminal } = context;
    const { json, estimate } = resolved.settings;
    const asked = { behavior: positionals[0] as string, size: sizeOf(context), preview: previewOf(context) };
    const shown = (result: unknown, text: () => string): number => {
      terminal.out(json ? `${JSON.stringify(result, null, 2)}\n` : text());
      return 0;
    };
    if (estimate) {
      const estimated = await worked(context, asked, estimateWriting);
      return shown(estimated, () => writeEstimateText(estimated));
    }
    const result = await worked(context, asked, writeItems);
    shown(result, () => (asked.preview === undefined ? writeText(result) : previewText(result)));
    return json || asked.preview === undefined ? 0 : goOn(context, { ...asked, preview: undefined });
  },
};

type Asked = Pick<WriteItemsOptions, 'behavior' | 'size' | 'preview'>;

/** The progress of it is cleared before anything else is shown. */
function worked<Result>(
  context: CommandContext,
  asked: Asked,
  work: (options: WriteItemsOptions) => Promise<Result>,
): Promise<Result> {
  const { options, end } = workOptions(context);
  return work({ ...options, ...asked }).finally(end);
}

/** After a preview: the whole set, where a person is there and wants it. */
async function goOn(context: CommandContext, whole: Asked): Promise<number> {
  const { terminal } = context;
  const { question } = terminal;
  if (question !== null) {
    terminal.out(`The rest would take:\n${writeEstimateText(await worked(context, whole, estimateWriting))}`);
    if (/^y(?:es)?$/iu.test((await question('Write the whole set now? [y/N] ')).trim())) {
      terminal.out(writeText(await worked(context, whole, writeItems)));
      return 0;
    }
  }
  terminal.out('To write the whole set, run the same command without --preview.\n');
  return 0;
}

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
