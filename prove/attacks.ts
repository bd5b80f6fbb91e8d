/** Attacks on what clusters are called, in full. */
import type { Check, Task } from '../bench/harness/task.ts';
import { percent } from '../src/core/figures.ts';
import { claimRule } from '../src/insights/analyst/model/claim-rule.ts';
import {
  type AttackOutcome,
  GUESSING,
  impliedBy,
  measureAttacks,
  measureTipping,
} from '../src/insights/attacks/measure-attacks.ts';

/** A thousand leave the bound at the mercy of a few lucky guesses. */
const TRIALS = 4000;
/** Where the attacker chooses lists, a trial costs nothing. */
const LIST_TRIALS = 20_000;

const points = (share: number): string => `${(100 * share).toFixed(1)} points`;

export const attacksProof: Task = {
  name: 'attacks',
  summary:
    'Attacks on names in the manner of Cliopatra, and the tipping attack, against consensus and the plain recipe.',
  run: async ({ runs, quick, say }) => {
    const trials = runs ?? (quick ? 100 : TRIALS);
    const rule = claimRule('internal', 5);
    const outcomes = (await measureAttacks(trials, 1)).filter(({ share }) => share !== null);
    say(`${trials} trials of each attack: done`);
    const tipping = measureTipping(quick ? 2000 : LIST_TRIALS, 2, rule);
    const receipts = measureTipping(quick ? 2000 : LIST_TRIALS, 2, rule, 'receipts');
    const halved = measureTipping(quick ? 2000 : LIST_TRIALS, 2, {
      ...rule,
      epsilon: { numerator: 2, denominator: 1 },
    });
    const none = measureTipping(quick ? 2000 : LIST_TRIALS, 2, { ...rule, epsilon: null });
    const bound = rule.epsilon === null ? 0 : impliedBy(rule.epsilon);
    return {
      tables: [{ title: 'Success', columns, rows: [...outcomes, tipping, receipts].map(rowOf) }],
      checks: [
        ...[...outcomes, tipping, receipts].flatMap(checksOf),
        mustFail('tipping at the lists, noise half as wide as stated', halved.success - GUESSING, bound),
        mustFail('tipping at the lists, without noise', none.success - GUESSING, bound),
      ],
      notes: [
        `Guessing: ${percent(GUESSING)}. Clusters of 100 accounts; the model does what it reads in the data and tells what it is told to.`,
        'At most: one-sided 95 % upper bound (Clopper and Pearson) of success beyond guessing.',
      ],
    };
  },
};

const columns = ['attack', 'naming', 'accounts under control', 'trials', 'success', 'beyond guessing, at most'];

function rowOf({ attack, naming, share, trials, success, atMost }: AttackOutcome): string[] {
  return [
    attack,
    naming,
    share === null ? 'all lists but one' : percent(share),
    String(trials),
    percent(success),
    points(atMost),
  ];
}

function checksOf({ attack, naming, share, success, atMost, allowed }: AttackOutcome): Check[] {
  const what = `${attack}, ${naming}, ${share === null ? 'all lists but one' : percent(share)}`;
  if (allowed !== null)
    return [{ what, limit: `<= ${points(allowed)}`, found: points(atMost), met: atMost <= allowed }];
  // The plain recipe shows that the attack works at all.
  return attack === 'injection' ? [mustFail(what, success - GUESSING, 0.2)] : [];
}

function mustFail(what: string, beyond: number, limit: number): Check {
  return {
    what: `${what} (shows that the test can fail)`,
    limit: `> ${points(limit)}`,
    found: points(beyond),
    met: beyond > limit,
  };
}
