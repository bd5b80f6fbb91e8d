/** The mechanisms of differentially private releases, run many times on worst-case inputs, as they are and broken. */
import type { Task } from '../bench/harness/task.ts';
import { audit } from '../src/testing/dp/audit.ts';
import { mechanisms } from '../src/testing/dp/mechanisms.ts';

const RUNS = 100_000;
const QUICK = 3_000;
/** What is broken is found with fewer runs: part of those of what is not. */
const OF_BROKEN = 0.2;

interface Row {
  readonly name: string;
  readonly stated: number;
  readonly delta: number;
  /** On each of the two inputs. */
  readonly runs: number;
  readonly found: number;
  readonly isBroken: boolean;
}

export const dp: Task = {
  name: 'dp',
  summary:
    'Differential privacy: what runs on adjacent inputs give away is no more than stated, and broken mechanisms are found.',
  run: async ({ runs, quick, say }) => {
    const times = runs ?? (quick ? QUICK : RUNS);
    const rows: Row[] = [];
    for (const { right, broken } of mechanisms) {
      for (const mechanism of [right, ...broken]) {
        const isBroken = mechanism !== right;
        const own = isBroken && !quick ? Math.round(times * OF_BROKEN) : times;
        const { epsilon: found } = await audit(mechanism, own, 'prove');
        const { name, epsilon: stated, delta } = mechanism;
        rows.push({ name, stated, delta, runs: own, found, isBroken });
        say(`${name}: at least ${found.toFixed(3)}, stated ${stated}`);
      }
    }
    const [kept, broken] = [rows.filter(({ isBroken }) => !isBroken), rows.filter(({ isBroken }) => isBroken)];
    const over = kept.filter(({ found, stated }) => found > stated).length;
    const missed = broken.filter(({ found, stated }) => found <= stated).length;
    return {
      tables: [
        {
          title: 'Epsilon',
          columns: ['mechanism', 'stated', 'delta', 'runs', 'at least, by Clopper-Pearson at 95 %'],
          rows: rows.map(({ name, stated, delta, runs: own, found }) => [
            name,
            String(stated),
            String(delta),
            own.toLocaleString('en'),
            found.toFixed(3),
          ]),
        },
      ],
      checks: [
        { what: 'mechanisms that give away more than they state', limit: '0', found: String(over), met: over === 0 },
        { what: 'broken mechanisms that are not found', limit: '0', found: String(missed), met: missed === 0 },
      ],
      notes: [
        'So many runs on each of two inputs, of which one has an account more. Every run has a secret of its own, but where the seed is fixed.',
        'Three tenths of the runs search for the event that tells the inputs apart best; the others count it. Broken as it says: noise for twice the epsilon, an account that counts three times too often, noise that is known, a threshold three too low, and words, values or areas that are there because of what was said.',
        'A bound near the stated epsilon says that the inputs are the worst case; it can never be proved by running that none is worse.',
      ],
    };
  },
};
