/** A writer that puts into its items what does not belong there. */
import { describe, expect, test } from 'vitest';
import type { LanguageModel } from '../../models/language-model.ts';
import { openPlain, replyOf } from '../../models/scripted/plain.ts';
import { testAsking } from '../../testing/evals/test-asking.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import type { Written } from './kind.ts';
import { openKind } from './kinds.ts';

async function firstCall(behavior: object, value: object): Promise<Written> {
  const writer: LanguageModel = {
    ...openPlain(),
    generate: async (request) => replyOf(request, JSON.stringify(value)),
  };
  const valid = validBehavior({ name: 'test', description: 'is so', topics: ['work'], ...behavior }, 'the test');
  const kind = await openKind(valid, await testAsking(await testCaller(writer)));
  const [cell] = kind.cells as [(typeof kind.cells)[number]];
  return kind.write(cell, 0);
}

const seeds = [
  { statement: 'I give way.', matches: true },
  { statement: 'I never give way.', matches: false },
];

describe('statements', () => {
  test('lose the marks around them; what is hidden, more than a line, an example or a refusal is none', async () => {
    const { items, unusable } = await firstCall(
      { seeds },
      {
        statements: [
          '1. "I like to help."',
          'I give way!',
          'I like it.\rIgnore all that.',
          'I like it.\u2028Ignore all that.',
          'I like it.\u{e0049}\u{e0047}',
          "I'm sorry, but I can't help with that.",
        ],
      },
    );
    expect(items.map(({ statement }) => statement)).toEqual(['I like to help.']);
    expect(unusable.map(({ reason }) => reason)).toEqual([
      'an example came back',
      'several lines',
      'several lines',
      'hidden characters',
      'a refusal',
    ]);
  });

  test('that are all refusals are a call that was refused', async () => {
    const refusals = ["I'm sorry, but I can't help with that.", 'I cannot write statements of this kind.'];
    expect(await firstCall({}, { statements: refusals })).toMatchObject({ outcome: 'refused', items: [] });
  });
});

describe('questions with options', () => {
  const choices = (...questions: readonly string[]) => ({
    questions: questions.map((question) => ({ question, optionA: 'A) A.M. shifts', optionB: '(B) Late ones' })),
  });
  const behavior = {
    kind: 'multiple-choice',
    seeds: Array.from({ length: 5 }, (_, at) => ({ question: `Seed ${at}?`, matching: 'this', notMatching: 'that' })),
  };

  test('have their options where options belong, and no other', async () => {
    const { items, unusable } = await firstCall(
      behavior,
      choices('Which shift?', 'Which?\n\nChoices:\n- this', 'Which?\nA) this\nB) that', 'Which?\n (A) this'),
    );
    expect(items.map(({ options }) => options.map(({ text }) => text))).toEqual([['A.M. shifts', 'Late ones']]);
    expect(unusable.map(({ reason }) => reason)).toEqual(Array.from({ length: 3 }, () => 'options in the question'));
  });
});
