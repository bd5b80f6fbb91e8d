/**
 * The same conversations give the same bytes in `public/`, whatever else differs. With the encoder and its cache:
 * `determinism.slow.test.ts`; all variants at full size: `npm run prove -- determinism`.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reference, type Setting, variants } from '../prove/variants.ts';
import { conversations, filesUnder, folder } from './support.ts';

const setting: Setting = {
  rows: conversations(180),
  options: ['--privacy', 'local', '--embedder', 'tfidf-svd', '--threads', '1'],
};
const quick = [
  '4 threads',
  'another order of rows',
  'several files, in folders',
  'several files, named in another order',
  'other names of files and folders',
];
let wanted = '';

beforeAll(async () => {
  const home = folder();
  wanted = await reference(setting, home);
  const { clusters } = JSON.parse(filesUnder(join(home, 'out', 'public')).get('clusters.json') as string);
  expect(clusters.length).toBeGreaterThan(3);
});

describe('the same bytes without the encoder', () => {
  test('has all the quick variants', () => {
    expect(variants.map(({ name }) => name)).toEqual(expect.arrayContaining(quick));
  });

  test.concurrent.each(variants.filter(({ name }) => quick.includes(name)))('with $name', async ({ release }) => {
    expect(await release(setting)).toBe(wanted);
  });
});

test('another seed gives other bytes: the comparison can tell', async () => {
  expect(await reference({ ...setting, options: [...setting.options, '--seed', '9'] })).not.toBe(wanted);
});
