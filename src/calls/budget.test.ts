import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Spending } from '../store/ledger/ledger.ts';
import { type Budget, createBudget, type Limits, type Outcome } from './budget.ts';

const nothing: Spending = { calls: 0, confirmed: 0, possible: 0, unpriced: 0 };
const budget = (limits: Partial<Limits>, before: Partial<Spending> = {}, now = () => 0): Budget =>
  createBudget({ cost: null, calls: null, deadline: null, ...limits }, { ...nothing, ...before }, now);
const reached = expect.objectContaining({ code: 'LIMIT_REACHED', exitCode: 3, hint: expect.stringContaining('again') });

describe('a cap on money', () => {
  test('counts what is confirmed, what may have been billed, and what was spent before', async () => {
    const { reserve, spent } = budget({ cost: 100 }, { confirmed: 20, possible: 10 });
    expect(spent).toEqual({ confirmed: 20, possible: 10, underWay: 0, calls: 0 });
    (await reserve(30)).settle({ confirmed: 5 });
    (await reserve(30)).settle('unknown');
    (await reserve(30)).settle('nothing');
    // 20 + 5 are confirmed, 10 + 30 possible: 35 are left.
    await expect(reserve(36)).rejects.toEqual(reached);
  });

  test('waits for calls under way, which may take less than they reserved', async () => {
    const { reserve } = budget({ cost: 100 });
    const first = await reserve(80);
    let granted = false;
    const second = reserve(80).then((reservation) => {
      granted = true;
      return reservation;
    });
    await Promise.resolve();
    expect(granted).toBe(false);
    first.settle({ confirmed: 10 });
    (await second).settle({ confirmed: 10 });
  });

  test('refuses when waiting is over, and everyone from then on', async () => {
    const { reserve } = budget({ cost: 100 });
    const first = await reserve(80);
    const waiting = [reserve(80), reserve(1)];
    first.settle({ confirmed: 80 });
    await expect(waiting[0]).rejects.toEqual(reached);
    await expect(waiting[1]).rejects.toEqual(reached);
    await expect(reserve(1)).rejects.toEqual(reached);
  });
});

test('a cap on calls counts those of earlier processes', async () => {
  const { reserve } = budget({ calls: 5 }, { calls: 3 });
  (await reserve(0)).settle('nothing');
  (await reserve(0)).settle({ confirmed: 0 });
  await expect(reserve(0)).rejects.toEqual(reached);
});

describe('calls that are made together', () => {
  test('are granted as far as they fit, one at least', async () => {
    const { reserveFirst, spent } = budget({ calls: 5, cost: 100 }, { confirmed: 10 });
    expect(spent.calls).toBe(0);
    const byMoney = await reserveFirst([40, 40, 40]);
    expect(byMoney.count).toBe(2);
    byMoney.reservation.settle({ confirmed: 0 });
    const byCalls = await reserveFirst([1, 1, 1, 1]);
    expect(byCalls.count).toBe(3);
    byCalls.reservation.settle('nothing');
    await expect(reserveFirst([1])).rejects.toEqual(reached);
  });

  test('wait for what is under way where none fits', async () => {
    const { reserve, reserveFirst } = budget({ cost: 100 });
    const first = await reserve(90);
    const second = reserveFirst([40, 40, 40]);
    first.settle({ confirmed: 10 });
    expect((await second).count).toBe(2);
  });

  test('are refused where none fits and nothing is under way', async () => {
    await expect(budget({ cost: 10 }).reserveFirst([11, 1])).rejects.toEqual(reached);
    await expect(budget({ calls: 5 }, { calls: 5 }).reserveFirst([1])).rejects.toEqual(reached);
  });
});

test('a cap on calls refuses nobody while calls are under way, which would end with the run', async () => {
  const { reserve } = budget({ calls: 1 });
  const first = await reserve(0);
  let refused = false;
  const second = reserve(0).catch((error) => {
    refused = true;
    return error;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(refused).toBe(false);
  first.settle('nothing');
  expect(await second).toEqual(reached);
});

test('after the deadline nothing is begun', async () => {
  let now = 0;
  const { reserve } = budget({ deadline: 50 }, {}, () => now);
  (await reserve(0)).settle('nothing');
  now = 50;
  await expect(reserve(0)).rejects.toEqual(reached);
});

test('without caps nothing waits, and a reservation is settled once', async () => {
  const made = budget({});
  const reservations = await Promise.all(Array.from({ length: 100 }, () => made.reserve(1e15)));
  for (const { settle } of reservations) for (const outcome of ['unknown', 'nothing'] as const) settle(outcome);
  expect(made.spent).toEqual({ confirmed: 0, possible: 100e15, underWay: 0, calls: 100 });
});

/** Calls that take at most what they reserved, settled in any order; the greatest sum that was ever committed. */
async function spend(cap: number, calls: readonly { worst: number; share: number; how: number; order: number }[]) {
  const made = budget({ cost: cap });
  const total = (): number => {
    const { confirmed, possible, underWay } = made.spent;
    return confirmed + possible + underWay;
  };
  let greatest = 0;
  let refused = 0;
  await Promise.all(
    calls.map(async ({ worst, share, how, order }) => {
      const reservation = await made.reserve(worst).catch(() => null);
      if (reservation === null) return void refused++;
      greatest = Math.max(greatest, total());
      for (let turn = 0; turn < order; turn++) await Promise.resolve();
      const outcomes: Outcome[] = [{ confirmed: Math.floor(worst * share) }, 'nothing', 'unknown'];
      reservation.settle(outcomes[how] as Outcome);
      greatest = Math.max(greatest, total());
    }),
  );
  return { greatest, refused };
}

const someCalls = fc.array(
  fc.record({
    worst: fc.integer({ min: 0, max: 1000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.integer({ min: 0, max: 2 }),
    order: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 60 },
);

test('a cap is never exceeded, whatever runs at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 20_000 }), someCalls, async (cap, calls) => {
      const { greatest, refused } = await spend(cap, calls);
      expect(greatest).toBeLessThanOrEqual(cap);
      // And nobody is refused who would have fitted in all cases.
      if (calls.reduce((sum, { worst }) => sum + worst, 0) <= cap) expect(refused).toBe(0);
    }),
    { numRuns: 300 },
  );
});
