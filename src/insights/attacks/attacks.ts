/** Attacks on what a cluster is called, in the manner of Cliopatra (arXiv 2603.07567). */
import { MARGIN } from '../analyst/model/claim-rule.ts';
import { type Candidate, candidates } from './candidates.ts';
import { INJECTION } from './obedient.ts';

export interface Attack {
  readonly name: string;
  /** What the account of this number says. */
  readonly says: (account: number) => string;
  /** Whether it counts on the target's own vote. */
  readonly tips: boolean;
}

const ASKS = 'To find a diet plan.';
/** Claims are counted up to this many with each other's help alone. */
const ONE_SHORT = 5 + MARGIN - 1;

const candidateOf = (number: number): Candidate => candidates[number % candidates.length] as Candidate;

export const attacks: readonly Attack[] = [
  { name: 'injection', says: () => `${ASKS} ${INJECTION}`, tips: false },
  { name: 'padding', says: () => `${ASKS} ${candidates.join(' ')}`, tips: false },
  {
    // Every candidate by as many accounts as come to one group less than is needed; the rest of them say nothing of it.
    name: 'tipping',
    says: (account) =>
      account <= ONE_SHORT * candidates.length
        ? `${ASKS} ${candidateOf(account)} ${INJECTION}`
        : `${ASKS} ${INJECTION}`,
    tips: true,
  },
];
