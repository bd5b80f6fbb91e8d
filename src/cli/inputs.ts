import { dirname, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { usageError } from '../core/errors.ts';
import { holdInput } from '../insights/conversations/held-input.ts';
import type { CommandContext } from './command.ts';

/** What stands for standard input. */
const STREAM = '-';

/** Runs `use` with the inputs as files: standard input is held in one as long as it is read. */
export async function withInputs<Result>(
  context: CommandContext,
  inputs: readonly string[],
  use: (inputs: readonly string[]) => Promise<Result>,
): Promise<Result> {
  if (!inputs.includes(STREAM)) return use(inputs);
  const { streams, signal } = context;
  const held = await holdInput(addAbortSignal(signal, streams.input), signal);
  try {
    return await use(inputs.map((input) => (input === STREAM ? held.path : input)));
  } finally {
    held.release();
  }
}

/** The input of the command line, else that of the configuration file, whose paths are relative to that file. */
export function inputsOf({ positionals, resolved, configPath }: CommandContext): readonly string[] {
  if (positionals.length > 0) return positionals;
  const { input } = resolved.settings;
  if (input !== undefined && configPath !== null) {
    return [input].flat().map((path) => resolve(dirname(configPath), path));
  }
  throw usageError(
    'INPUT_MISSING',
    'No conversations are named.',
    'Name files or folders, or write input.path into sightline.yaml. To try Sightline without any: sightline demo.',
  );
}
