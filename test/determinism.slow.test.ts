/** The same bytes with the encoder and its cache. */
import { beforeAll, describe, expect, test } from 'vitest';
import { reference, type Setting, variants } from '../prove/variants.ts';
import { conversations } from './support.ts';

const setting: Setting = { rows: conversations(120), options: ['--privacy', 'local'] };
let wanted = '';

beforeAll(async () => {
  wanted = await reference(setting);
});

describe('the same bytes with the encoder', () => {
  test.each(variants)('with $name', { timeout: 180_000 }, async ({ release }) => {
    expect(await release(setting)).toBe(wanted);
  });
});
