import { describe, expect, it } from 'vitest';
import { createRandom } from '../core/random.ts';
import { independentError, shareRatio, type TwoShares } from './share-ratio.ts';
import { studentQuantile } from './student.ts';

const one = (some: number, all: number, otherSome: number, otherAll: number): TwoShares => ({
  some,
  all,
  otherSome,
  otherAll,
});
const times = (count: number, unit: TwoShares): TwoShares[] => new Array<TwoShares>(count).fill(unit);

/** Of `some` of `all` and `otherSome` of `otherAll`, apart from each other, all independent. */
const apart = (some: number, all: number, otherSome: number, otherAll: number): TwoShares[] => [
  ...times(some, one(1, 1, 0, 0)),
  ...times(all - some, one(0, 1, 0, 0)),
  ...times(otherSome, one(0, 0, 1, 1)),
  ...times(otherAll - otherSome, one(0, 0, 0, 1)),
];

/** A part of a whole, all independent: of the part, and beside it. */
const within = (some: number, all: number, someBeside: number, beside: number): TwoShares[] => [
  ...times(some, one(1, 1, 1, 1)),
  ...times(all - some, one(0, 1, 0, 1)),
  ...times(someBeside, one(0, 0, 1, 1)),
  ...times(beside - someBeside, one(0, 0, 0, 1)),
];

describe('shareRatio', () => {
  // Physicians' Health Study as worked in Agresti, An Introduction to Categorical Data Analysis (2007), section 2.2: heart
  // attacks of 11,034 with placebo and 11,037 with aspirin, relative risk 1.82, 95 % from 1.43 to 2.30.
  it('has the published relative risk and interval', () => {
    const { logRatio, error } = shareRatio(apart(189, 11_034, 104, 11_037));
    expect(Math.exp(logRatio)).toBeCloseTo(1.82, 2);
    expect(Math.exp(logRatio - 1.96 * error)).toBeCloseTo(1.43, 2);
    expect(Math.exp(logRatio + 1.96 * error)).toBeCloseTo(2.31, 1);
  });

  // Katz, Baptista, Azen, Pike 1978: 1/a - 1/n + 1/b - 1/m.
  it('comes to the formula for independent shares where all are independent and many', () => {
    const { error } = shareRatio(apart(400, 1000, 300, 1200));
    expect(error / Math.sqrt(1 / 400 - 1 / 1000 + 1 / 300 - 1 / 1200)).toBeCloseTo(1, 2);
  });

  it('counts what a part has in common with its whole', () => {
    const independent = { some: 400, all: 1000, otherSome: 700, otherAll: 5000 };
    expect(shareRatio(within(400, 1000, 300, 4000)).error / independentError(independent)).toBeCloseTo(1, 2);
    // Of all there is the ratio is 1, whatever the share.
    const { logRatio, error } = shareRatio(within(400, 1000, 0, 0));
    expect([logRatio, error]).toEqual([0, 0]);
    expect(independentError({ some: 400, all: 1000, otherSome: 400, otherAll: 1000 })).toBeCloseTo(0, 2);
  });

  it('is as wide for accounts that have ten alike each as for a tenth of the accounts', () => {
    const ten = (unit: TwoShares) => one(10 * unit.some, 10 * unit.all, 10 * unit.otherSome, 10 * unit.otherAll);
    const few = within(40, 100, 30, 400);
    expect(shareRatio(few.map(ten)).error).toBeCloseTo(shareRatio(few).error, 10);
    expect(shareRatio(few.map(ten)).error).toBeGreaterThan(2.5 * shareRatio(within(400, 1000, 300, 4000)).error);
  });

  it('rests on one account where one has nearly all', () => {
    const { logRatio, error, degrees } = shareRatio([one(300, 300, 300, 300), ...within(10, 100, 30, 400)]);
    expect(Math.exp(logRatio)).toBeGreaterThan(1.5);
    expect(degrees).toBeLessThan(2);
    expect(logRatio).toBeLessThan(studentQuantile(degrees) * error);
    expect(shareRatio(within(40, 100, 30, 400)).degrees).toBeCloseTo(39, 10);
  });

  it('knows nothing where one account has all', () => {
    expect(shareRatio([one(5, 5, 5, 5), ...within(0, 10, 30, 100)])).toMatchObject({
      error: Number.POSITIVE_INFINITY,
      degrees: 0,
    });
  });
});

describe('independentError', () => {
  it('keeps a share of all from being known for certain', () => {
    const all = { some: 50, all: 50, otherSome: 600, otherAll: 1000 };
    const many = { some: 5000, all: 5000, otherSome: 60_000, otherAll: 100_000 };
    // Wilson's 95 % of 50 of 50 begins at 0.929.
    expect(1.96 * independentError(all)).toBeGreaterThan(-Math.log(0.95));
    expect(independentError(many)).toBeLessThan(independentError(all) / 5);
  });
});

/** Accounts of very different sizes, each with a topic and a value that it prefers, the two unrelated. */
function preferring(seed: string, accounts: number): TwoShares[] {
  const random = createRandom(seed);
  return Array.from({ length: accounts }, (): TwoShares => {
    const size = Math.ceil(40 * random.next() ** 6);
    const [inPart, hasValue] = [random.next() ** 3, random.next() ** 2];
    let [some, all, otherSome] = [0, 0, 0];
    for (let conversation = 0; conversation < size; conversation++) {
      const [isIn, has] = [random.next() < inPart, random.next() < hasValue];
      if (isIn) all++;
      if (has) otherSome++;
      if (isIn && has) some++;
    }
    return one(some, all, otherSome, size);
  });
}

it('finds a ratio of one as seldom as it says, where accounts prefer topics and values', () => {
  const runs = 400;
  let [wrong, naive] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const accounts = preferring(`share-ratio-${run}`, 200);
    const { logRatio, error } = shareRatio(accounts);
    const sum = (name: keyof TwoShares) => accounts.reduce((so, own) => so + own[name], 0);
    const total = { some: sum('some'), all: sum('all'), otherSome: sum('otherSome'), otherAll: sum('otherAll') };
    if (Math.abs(logRatio) > 1.96 * error) wrong++;
    if (Math.abs(logRatio) > 1.96 * independentError(total)) naive++;
  }
  expect(wrong / runs).toBeLessThan(0.08);
  expect(naive / runs).toBeGreaterThan(0.3);
});
