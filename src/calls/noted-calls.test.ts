import { expect, test } from 'vitest';
import { CallError } from '../models/call-error.ts';
import { openPlain } from '../models/scripted/plain.ts';
import { testCaller } from '../testing/test-caller.ts';
import { callKey } from './call.ts';
import { notedCalls } from './noted-calls.ts';

const call = (text: string, name = 'test') => ({
  prompt: { name, version: 2 },
  request: { messages: [{ role: 'user' as const, text }], maxOutputTokens: 10 },
  sample: 0,
});

test('calls are noted once, in an order that does not say when they were made', async () => {
  const caller = await testCaller();
  const [noted, turned] = [notedCalls(), notedCalls()];
  const all = [call('b'), call('a', 'other'), call('a'), call('b')];
  for (const one of all) await noted.of(caller).call(one);
  for (const one of all.toReversed()) await turned.of(caller).call(one);
  expect(noted.list().map(({ prompt }) => prompt)).toEqual(['other@2', 'test@2', 'test@2']);
  expect(noted.list()).toEqual(turned.list());
  expect(noted.list().map(({ key }) => key)).toContain(callKey(caller.model, call('b')));
});

test('a call that failed is none that anything rests on', async () => {
  const failing = { ...openPlain(), generate: () => Promise.reject(new CallError('rejected')) };
  const noted = notedCalls();
  await expect(noted.of(await testCaller(failing)).call(call('a'))).rejects.toThrow();
  expect(noted.list()).toEqual([]);
});
