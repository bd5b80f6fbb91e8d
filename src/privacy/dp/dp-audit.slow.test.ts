/** Few runs of what `npm run prove -- dp` runs 100,000 times: enough to find what is broken. */
import { describe, expect, test } from 'vitest';
import { audit } from '../../testing/dp/audit.ts';
import { mechanisms } from '../../testing/dp/mechanisms.ts';

const RUNS = 3_000;
/** Most of what is broken is found in so few. */
const FEW = 600;

describe.each(mechanisms)('$right.name', ({ right, broken }) => {
  test('gives away no more than it states', async () => {
    const { epsilon } = await audit(right, RUNS, 'suite');
    expect(epsilon).toBeLessThanOrEqual(right.epsilon);
  });

  test.each(broken)('$name: found', async (mechanism) => {
    const few = await audit(mechanism, FEW, 'suite');
    const { epsilon } = few.epsilon > mechanism.epsilon ? few : await audit(mechanism, RUNS, 'suite');
    expect(epsilon).toBeGreaterThan(mechanism.epsilon);
  });
});
