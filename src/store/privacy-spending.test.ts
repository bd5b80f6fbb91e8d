import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Charge, openPrivacySpending } from './privacy-spending.ts';

const root = mkdtempSync(join(tmpdir(), 'sightline-spending-'));
afterAll(() => rmSync(root, { recursive: true }));
let files = 0;
const path = (): string => join(root, String(files++), 'spending.sqlite');

const cap = { epsilon: 30_000, delta: 1e-5 };
const charge = (query: string, accounts: readonly string[], epsilon = 10_000, delta = 1e-6): Charge => ({
  query,
  accounts,
  epsilon,
  delta,
  cap,
});

test('the same query costs nothing the second time, in this process or the next', () => {
  const at = path();
  const first = openPrivacySpending(at);
  expect(first.charge(charge('one', ['a', 'b']))).toEqual({ most: { epsilon: 10_000, delta: 1e-6 }, isPaid: false });
  first.close();
  const second = openPrivacySpending(at);
  expect(second.charge(charge('one', ['a', 'b']))).toEqual({ most: { epsilon: 10_000, delta: 1e-6 }, isPaid: true });
  second.close();
  expect(statSync(at).mode & 0o777).toBe(0o600);
});

test('refuses what is beyond the cap, says what was spent, and charges nobody', () => {
  const spending = openPrivacySpending(path());
  spending.charge(charge('one', ['a'], 20_000));
  expect(() => spending.charge(charge('two', ['a', 'b'], 10_001))).toThrow(
    expect.objectContaining({
      code: 'PRIVACY_BUDGET_SPENT',
      exitCode: 2,
      message: expect.stringContaining('epsilon 2 and delta 0.000001 are spent'),
    }),
  );
  expect(spending.charge(charge('three', ['b'], 30_000)).isPaid).toBe(false);
  expect(spending.charge(charge('four', ['a'], 10_000)).most.epsilon).toBe(30_000);
  spending.close();
});

test('inputs that overlap are charged together where they do, others are not', () => {
  const spending = openPrivacySpending(path());
  spending.charge(charge('last month', ['a', 'b'], 20_000));
  expect(spending.charge(charge('others', ['c'], 20_000)).most.epsilon).toBe(20_000);
  expect(() => spending.charge(charge('this month', ['b', 'c', 'd'], 20_000))).toThrow(/are spent of some account/u);
  spending.close();
});

test('delta has a cap of its own', () => {
  const spending = openPrivacySpending(path());
  for (let n = 0; n < 10; n++) spending.charge(charge(`query ${n}`, ['a'], 2, 1e-6));
  expect(() => spending.charge(charge('one more', ['a'], 2, 1e-6))).toThrow(/delta/u);
  spending.close();
});

test('two at once take turns: between them they cannot spend more than the cap', () => {
  const at = path();
  const [left, right] = [openPrivacySpending(at), openPrivacySpending(at)];
  left.charge(charge('left', ['a'], 20_000));
  expect(() => right.charge(charge('right', ['a'], 20_000))).toThrow(/are spent of some account/u);
  expect(right.charge(charge('left', ['a'], 20_000)).isPaid).toBe(true);
  left.close();
  right.close();
});
