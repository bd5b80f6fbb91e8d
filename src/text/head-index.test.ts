import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { ended } from '../core/steps.ts';
import { HeadIndex } from './head-index.ts';
import { signaturesOf } from './min-hash.ts';

test('of many that look alike few are told, the copy among them; of others none', () => {
  const random = createRandom(1);
  const words = (count: number) => Array.from({ length: count }, () => random.integer(2 ** 32));
  const frame = words(60);
  const texts = Array.from({ length: 400 }, () => Uint32Array.from([...frame, ...words(20)]));
  const copy = Uint32Array.from(texts[70] as Uint32Array);
  copy[75] = 1;
  const all = [...texts, copy, Uint32Array.from(words(80))];
  const bands: number[] = [];
  const index = ended(HeadIndex.of(ended(signaturesOf(all))), (band) => bands.push(band));
  for (const row of texts.keys()) index.add(row);
  const found = [...index.mostLike(400)];
  expect(found).toContain(70);
  expect(found.length).toBeLessThanOrEqual(32);
  expect(found).toEqual(found.toSorted((left, right) => left - right));
  expect([...index.mostLike(400)]).toEqual(found);
  expect([...index.mostLike(401)]).toEqual([]);
  expect(bands).toEqual([...Array(60).keys()]);
});
