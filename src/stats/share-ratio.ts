/**
 * How much larger one share is than another, where observations come from accounts that have several: the logarithm of the
 * ratio, with the jackknife that leaves out one account at a time (Quenouille 1956; Tukey 1958; of samples by cluster: Wolter,
 * Introduction to Variance Estimation, 2007, chapter 4). Accounts may count in both shares.
 *
 * It fails where few accounts carry a share. Then it says so: by few degrees of freedom, or by an infinite error.
 */

/** `some` of `all`, and `otherSome` of `otherAll`: of one account, or of all accounts together. */
export interface TwoShares {
  readonly some: number;
  readonly all: number;
  readonly otherSome: number;
  readonly otherAll: number;
}

/** Sums over accounts of what the logarithm changes by without them: its squares and fourth powers. */
export interface Changes {
  readonly second: number;
  readonly fourth: number;
}

export interface ShareRatio {
  readonly logRatio: number;
  /** Standard error of the logarithm; infinite where all of a share is one account's. */
  readonly error: number;
  /**
   * Of Student's t, not whole, 0 or more: the number of accounts of equal weight that would change it as evenly
   * (Satterthwaite 1946, with each squared change for its own variance: too few rather than too many).
   */
  readonly degrees: number;
}

export function logRatioOf({ some, all, otherSome, otherAll }: TwoShares): number {
  return Math.log((some * otherAll) / (all * otherSome));
}

/** What the logarithm changes by without an account. */
export function changeWithout(total: TwoShares, own: TwoShares): number {
  return (
    logRatioOf({
      some: total.some - own.some,
      all: total.all - own.all,
      otherSome: total.otherSome - own.otherSome,
      otherAll: total.otherAll - own.otherAll,
    }) - logRatioOf(total)
  );
}

/** @param accounts what each of them has; those that have nothing in either share may be left out */
export function shareRatio(accounts: readonly TwoShares[]): ShareRatio {
  const sum = (name: keyof TwoShares) => accounts.reduce((so, own) => so + own[name], 0);
  const total = { some: sum('some'), all: sum('all'), otherSome: sum('otherSome'), otherAll: sum('otherAll') };
  const changes = accounts.map((own) => changeWithout(total, own));
  const power = (exponent: number) => changes.reduce((so, change) => so + change ** exponent, 0);
  return jackknifed(total, { second: power(2), fourth: power(4) });
}

/** The same from sums over accounts. Changes are from the ratio of all, not from the mean of those without one: larger. */
export function jackknifed(total: TwoShares, { second, fourth }: Changes): ShareRatio {
  const isKnown = Number.isFinite(second) && fourth > 0;
  return { logRatio: logRatioOf(total), error: Math.sqrt(second), degrees: isKnown ? second ** 2 / fourth : 0 };
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
