/**
 * How much larger one share is than another, where observations come from accounts that have several: the logarithm of the
 * ratio, with the jackknife that leaves out one account at a time (Quenouille 1956; Tukey 1958; of samples by cluster: Wolter,
 * Introduction to Variance Estimation, 2007, chapter 4). Accounts may count in both shares.
 *
 * It fails where few accounts carry a share, however many have a little of it. Then it says so: by few degrees of freedom.
 */

/** `some` of `all`, and `otherSome` of `otherAll`: of one account, or of all accounts together. */
export interface TwoShares {
  readonly some: number;
  readonly all: number;
  readonly otherSome: number;
  readonly otherAll: number;
}

export interface ShareRatio {
  readonly logRatio: number;
  /** Standard error of the logarithm; infinite where all of a share is one account's. */
  readonly error: number;
  /**
   * Of Student's t, not whole: the effective number of accounts (`effectiveNumber`) behind `some`, `all` or `otherSome`,
   * whichever is the least, less one.
   */
  readonly degrees: number;
}

export function logRatioOf({ some, all, otherSome, otherAll }: TwoShares): number {
  return Math.log((some * otherAll) / (all * otherSome));
}

/** What the logarithm of a figure changes by without the part of it that is one account's. */
export function logWithout(part: number, whole: number): number {
  return Math.log1p(-part / whole);
}

/** So many accounts with equally many would say as much (Kish 1965): (sum of n)^2 / sum of n^2. 0 of none. */
export function effectiveNumber(counts: Iterable<number>): number {
  let [sum, squares] = [0, 0];
  for (const count of counts) {
    sum += count;
    squares += count * count;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** @param accounts what each of them has; those that have nothing in either share may be left out */
export function shareRatio(accounts: readonly TwoShares[]): ShareRatio {
  const sum = (name: keyof TwoShares): number => accounts.reduce((so, own) => so + own[name], 0);
  const total = { some: sum('some'), all: sum('all'), otherSome: sum('otherSome'), otherAll: sum('otherAll') };
  const squares = accounts.reduce((so, own) => so + changeWithout(total, own) ** 2, 0);
  const effective = (['some', 'all', 'otherSome'] as const).map((name) =>
    effectiveNumber(accounts.map((own) => own[name])),
  );
  return { logRatio: logRatioOf(total), error: Math.sqrt(squares), degrees: Math.min(...effective) - 1 };
}

/** Changes are from the ratio of all, not from the mean of those without one account: that is never less. */
function changeWithout(total: TwoShares, own: TwoShares): number {
  const without = (name: keyof TwoShares): number => logWithout(own[name], total[name]);
  return without('some') - without('all') - without('otherSome') + without('otherAll');
}

/**
 * Standard error of the logarithm if every observation were independent, where the first share is of a part of what the second
 * is of: a floor. A share of (nearly) all counts as Agresti and Coull (1998) have it, two more of each kind: that none is
 * missing among few does not say that none can be.
 */
export function independentError({ some, all, otherSome, otherAll }: TwoShares): number {
  const fewer = Math.min(some, ((some + 2) * all) / (all + 4));
  return Math.sqrt(1 / fewer - 1 / all - 1 / otherSome - 1 / otherAll + (2 * fewer) / (all * otherSome));
}
