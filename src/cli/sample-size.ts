/** The number of sample conversations, as commands take it. */
import { usageError } from '../core/errors.ts';
import type { CommandContext, OwnFlag } from './command.ts';

export const sampleSizeFlag: OwnFlag = { flag: 'conversations', value: 'N', help: 'How many. Default: 6000.' };

/** Undefined where none was asked for. */
export function sampleSizeOf({ own }: Pick<CommandContext, 'own'>): number | undefined {
  const written = own[sampleSizeFlag.flag];
  const size = Number(written);
  if (written === undefined || (Number.isInteger(size) && size > 0)) return written === undefined ? undefined : size;
  throw usageError('USAGE', '--conversations is not a number.', 'Write a whole number greater than 0.');
}
