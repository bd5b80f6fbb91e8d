import { describe, expect, test } from 'vitest';
import type { LanguageModel } from '../../models/language-model.ts';
import { openPlain, replyOf } from '../../models/scripted/plain.ts';
import { testAsking } from '../../testing/evals/test-asking.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import { languageName, topicsOf } from './topics.ts';

const listing = (topics: readonly string[]): LanguageModel => ({
  ...openPlain(),
  generate: async (request) => replyOf(request, JSON.stringify({ topics })),
});

async function listed(topics: readonly string[]): Promise<readonly string[]> {
  const behavior = validBehavior({ name: 'test', description: 'is so' }, 'the test');
  return topicsOf(behavior, await testAsking(await testCaller(listing(topics))));
}

describe('topics that a model lists', () => {
  test('are on one line each, and each is there once', async () => {
    expect(await listed(['At work', 'at  work!', 'on\u001b[2J the\nroad', 'tag\u{e0041}ged', 'half \ud83d'])).toEqual([
      'At work',
      'on [2J the road',
    ]);
  });

  test('are as many as were asked for', async () => {
    expect(await listed(Array.from({ length: 50 }, (_, at) => `topic ${at}`))).toHaveLength(10);
  });

  test('are none where nothing can be read: then items may be about anything', async () => {
    expect(await listed([' ', '...'])).toEqual(['']);
  });
});

test.each([
  ['en', 'English'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['de-u-co-phonebk', 'German'],
])('the language %s is called %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
