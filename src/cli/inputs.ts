import { dirname, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import type { CommandContext } from './command.ts';

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
