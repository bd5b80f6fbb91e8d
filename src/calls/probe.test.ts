import { expect, test } from 'vitest';
import { openPlain, replyOf } from '../models/scripted/plain.ts';
import { testCaller } from '../testing/test-caller.ts';
import { probeThinking } from './probe.ts';

const saying = (text: string, finish: 'stop' | 'length') => ({
  ...openPlain(),
  generate: async (request: Parameters<ReturnType<typeof openPlain>['generate']>[0]) => ({
    ...replyOf(request, 'Yes'),
    text,
    finish,
  }),
});

test.each([
  ['Yes', 'stop', false],
  ['**Yes**. Paris is', 'length', false],
  ['Paris is a city.', 'stop', false],
  ['<think>\nYes, Paris', 'length', true],
  ['Okay, the user asks', 'length', true],
  ['', 'length', true],
] as const)('a model that says %j (%s) thinks: %s', async (text, finish, thinks) => {
  expect(await probeThinking(await testCaller(saying(text, finish)), 0)).toBe(thinks);
});
