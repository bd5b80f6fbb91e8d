/** Many tests at once (Benjamini and Hochberg 1995). */

/**
 * The q-value of each test, in their order: the least share of false discoveries among those that are called differences, on
 * average, at which this one is called so. Never below its p-value.
 *
 * @param pValues 0 to 1
 */
export function falseDiscoveryRates(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((left, right) => (pValues[right] as number) - (pValues[left] as number));
  const rates: number[] = new Array(pValues.length).fill(1);
  let least = 1;
  order.forEach((test, fromLargest) => {
    const rank = pValues.length - fromLargest;
    least = Math.min(least, (pValues[test] as number) * (pValues.length / rank));
    rates[test] = least;
  });
  return rates;
}
