import { expect, test } from 'vitest';
import { keyedStream } from '../core/keyed-stream.ts';
import { discreteLaplace } from './discrete-laplace.ts';

const secret = new Uint8Array(32).fill(3);

test.each([
  [1, 1],
  [1, 2],
  [2, 1],
  [3, 10],
])('discrete Laplace noise for epsilon %i/%i has the probabilities of the distribution', (numerator, denominator) => {
  const stream = keyedStream(secret, `test ${numerator}/${denominator}`);
  const count = 40_000;
  const seen = new Map<number, number>();
  for (let draw = 0; draw < count; draw++) {
    const noise = discreteLaplace(stream, { numerator, denominator });
    seen.set(noise, (seen.get(noise) ?? 0) + 1);
  }
  const alpha = Math.exp(-numerator / denominator);
  for (let y = -5; y <= 5; y++) {
    const probability = ((1 - alpha) / (1 + alpha)) * alpha ** Math.abs(y);
    const deviation = Math.sqrt((probability * (1 - probability)) / count);
    expect(Math.abs((seen.get(y) ?? 0) / count - probability), `at ${y}`).toBeLessThan(5 * deviation);
  }
});
