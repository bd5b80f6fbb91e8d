/** The same bytes with the encoder and its cache; of 2,000 conversations: `npm run prove -- determinism`. */
import { beforeAll, describe, expect, test } from 'vitest';
import { reference, type Setting, variants } from '../prove/variants.ts';
import { conversations } from './support.ts';

/** A thread encodes eight texts at a time: of these, each of four threads has some twice. */
const setting: Setting = { rows: conversations(64), options: ['--privacy', 'local', '--threads', '1'] };
/** Where files lie and what they are called is over before a text is encoded: those are in `determinism.test.ts`. */
const withEncoder = variants.filter(({ name }) => name !== '1 thread' && !/files/u.test(name));
let wanted = '';

beforeAll(async () => {
  wanted = await reference(setting);
});

describe('the same bytes with the encoder', () => {
  test('has all variants that come to the encoder', () => {
    expect(withEncoder).toHaveLength(8);
  });

  test.each(withEncoder)('with $name', { timeout: 180_000 }, async ({ release }) => {
    expect(await release(setting)).toBe(wanted);
  });
});
