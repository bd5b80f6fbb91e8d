/** What statistics refuse to work on. */
import { AppError } from '../core/errors.ts';

/** Where `holds` is false: figures that no statistic can be made of. `hint` says what to hand over instead. */
export function requireInput(holds: boolean, message: string, hint: string): asserts holds {
  if (!holds) throw new AppError({ code: 'STATISTICS_INPUT', message, hint });
}

export function requireSameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>): void {
  requireInput(
    first.length === second.length,
    `There are ${first.length} values on one side and ${second.length} on the other.`,
    'Hand over one value of each side for every item, in the same order; leave out items that one side lacks.',
  );
}
