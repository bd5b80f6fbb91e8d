/** Whether two groups differ in a share, exactly (Fisher 1935). */

/** Tables as likely as the observed one differ from it by rounding. */
const ROUNDING = 1e-7;

/**
 * Two-sided p-value: of all tables with the same margins, those that are no likelier than the observed one. Without items in
 * one of the groups, or without both kinds of items, there is nothing to tell: 1.
 *
 * @param some of the `all` of a group, `otherSome` of the `otherAll` of another; whole numbers, 0 or more
 */
export function fisherExact(some: number, all: number, otherSome: number, otherAll: number): number {
  const total = some + otherSome;
  const log = logFactorials(all + otherAll);
  const logChoose = (from: number, taken: number): number =>
    (log[from] as number) - (log[taken] as number) - (log[from - taken] as number);
  const logLikelihood = (count: number): number => logChoose(all, count) + logChoose(otherAll, total - count);
  const whole = logChoose(all + otherAll, total);
  const observed = logLikelihood(some) + ROUNDING;
  let sum = 0;
  for (let count = Math.max(0, total - otherAll); count <= Math.min(all, total); count++) {
    const own = logLikelihood(count);
    if (own <= observed) sum += Math.exp(own - whole);
  }
  return Math.min(1, sum);
}

function logFactorials(most: number): Float64Array {
  const log = new Float64Array(most + 1);
  for (let number = 2; number <= most; number++) log[number] = (log[number - 1] as number) + Math.log(number);
  return log;
}
