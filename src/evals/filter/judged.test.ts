import { describe, expect, test } from 'vitest';
import type { Check } from './check.ts';
import type { Discriminator } from './discriminator.ts';
import { judgedItems } from './judged.ts';

/** A check whose probability stands in its question. */
const check = (name: string, probability: number): Check => ({
  name,
  questions: [
    {
      prompt: { name: 'test', version: 1 },
      messages: [{ role: 'user', text: String(probability) }],
      labels: ['Yes', 'No'],
      wanted: 0,
    },
  ],
});
const discriminator: Discriminator = {
  how: 'votes',
  callsFor: () => 1,
  probability: async ([question]) => Number(question?.messages[0]?.text),
};

const judged = (checks: readonly Check[]) => {
  const cell = { id: 'a', group: 'a', label: 'sentence', topic: '' };
  const item = { kind: 'pronoun' as const, question: 'Text.', options: [], matching: [], notMatching: [] };
  return judgedItems([{ cell, item, text: 'Text.' }], { checks: () => checks }, discriminator);
};

describe('an item', () => {
  test('is as good as the mean of its label and its requirements', async () => {
    const { left } = await judged([check('label', 0.9), check('short', 0.6)]);
    expect(left).toMatchObject([{ confidence: 0.9, score: 0.75, requirements: { short: 0.6 } }]);
  });

  test('meets a requirement of several checks as surely as it passes the hardest of them', async () => {
    const all = [check('label', 0.9), check('grammatical', 0.8), check('grammatical', 0.7), check('short', 0.8)];
    const { left } = await judged(all);
    expect(left).toMatchObject([{ requirements: { grammatical: 0.7, short: 0.8 } }]);
    expect(left[0]?.score).toBeCloseTo(0.8, 10);
  });

  test('is dropped where it fails one of them, though the mean would pass', async () => {
    const all = [check('label', 0.9), check('grammatical', 1), check('grammatical', 1), check('grammatical', 0)];
    expect((await judged(all)).dropped).toEqual([{ step: 'requirements', reason: 'grammatical', text: 'Text.' }]);
  });
});
