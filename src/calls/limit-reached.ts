/** What is said of a run that stopped at a cap. */
import { AppError } from '../core/errors.ts';
import type { BudgetState, Limits } from './budget.ts';
import { dollarText } from './cost.ts';

export type Cap = 'cost' | 'calls' | 'time';

const hints: Readonly<Record<Cap, string>> = {
  cost: 'Run the same command again with a higher --max-cost (limits.cost) to go on',
  calls: 'Run the same command again with a higher --max-calls (limits.calls) to go on',
  time: 'Run the same command again to go on, for as long again',
};

export function limitReached(cap: Cap, { cost, calls }: Limits, spent: BudgetState): AppError {
  const figures = {
    cost: `money: ${dollarText(spent.confirmed + spent.possible)} of ${dollarText(cost ?? 0)} are spent or may be, and the next call might take more`,
    calls: `calls: ${spent.calls} of ${calls} are made`,
    time: 'time',
  };
  return new AppError({
    code: 'LIMIT_REACHED',
    message: `Stopped at the limit of ${figures[cap]}.`,
    hint: `${hints[cap]}; what was answered is kept, and not paid for again.`,
    exitCode: 3,
    retryable: true,
  });
}
