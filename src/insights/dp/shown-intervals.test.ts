/** Intervals of what is shown: the noise that they are about also decides what is shown, so that they hold is to be measured. */
import { expect, test } from 'vitest';
import { keyedStream } from '../../core/keyed-stream.ts';
import { createRandom } from '../../core/random.ts';
import { discreteLaplace } from '../../privacy/discrete-laplace.ts';
import { leastCount } from '../../privacy/dp/dp-clusters.ts';
import { mechanismFor } from '../../privacy/dp/mechanism.ts';
import { noisyShareInterval } from '../../privacy/dp/noisy-share.ts';
import { presets } from '../../privacy/thresholds.ts';
import { topicsIn } from './topics.ts';

const WORDS = 60;
const AREAS = 6;
const RELEASES = 60;
const DIMENSIONS = 8;

/** Of each shown topic of many releases: whether its share is within its interval. */
function shownTopics(epsilon: number, typical: number): boolean[] {
  const mechanism = mechanismFor(
    { epsilon: epsilon * 10_000, delta: 1e-6 },
    { wordSupport: 5, listed: 4_000, facets: [{ name: 'plan', values: 9 }] },
  );
  const { noise } = mechanism.counts;
  const random = createRandom(`shown-intervals/${epsilon}/${typical}`);
  const words = Array.from({ length: WORDS }, (_, word) => word);
  return Array.from({ length: RELEASES }, (_, release) => {
    // Three words of five that nobody talks about, the others exponentially distributed.
    const exact = words.map(() => (random.next() < 0.6 ? 0 : Math.floor(-typical * Math.log(1 - random.next()))));
    const stream = keyedStream(new Uint8Array(32), `shown-intervals/${epsilon}/${typical}/${release}`);
    const noisy = exact.map((count) => count + discreteLaplace(stream, noise));
    const vectors = words.map(() => unit(Float32Array.from({ length: DIMENSIONS }, () => random.next() - 0.5)));
    const leastOf = (terms: number) => leastCount(presets.internal, mechanism, terms);
    const topics = Array.from({ length: AREAS }, (_, area) => words.filter((word) => word % AREAS === area)).flatMap(
      (own) => topicsIn(own, vectors, noisy, leastOf),
    );
    const sumOf = (counts: readonly number[], own: readonly number[]) =>
      own.reduce((sum, word) => sum + (counts[word] as number), 0);
    const shown = topics.flatMap((topic) => topic.words);
    const all = { conversations: sumOf(noisy, shown), terms: shown.length };
    return topics.map(({ words: own }) => {
      const part = { conversations: sumOf(noisy, own), terms: own.length };
      const [low, high] = noisyShareInterval(part, all, noise);
      const share = sumOf(exact, own) / sumOf(exact, shown);
      return share >= low && share <= high;
    });
  }).flat();
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

test.each([
  [1, 20],
  [1, 60],
  [3, 20],
  [3, 60],
])('with epsilon %i and words of some %i conversations they hold of 95 % of what is shown', (epsilon, typical) => {
  const shown = shownTopics(epsilon, typical);
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter((holds) => holds).length / shown.length).toBeGreaterThanOrEqual(0.95);
});
