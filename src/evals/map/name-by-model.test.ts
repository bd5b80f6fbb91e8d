import { expect, test } from 'vitest';
import { answeringModel } from '../../testing/answering-model.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { clusterLabelsPrompt } from './cluster-labels-prompt.ts';
import { namesByModel } from './name-by-model.ts';

const cluster = (text: string) => ({ inside: [text], outside: [] });
const five = (...labels: readonly string[]): string =>
  JSON.stringify({ labels: [...labels, 'second', 'third', 'fourth', 'fifth'].slice(0, 5) });

/** Answers by what stands in the group. */
const model = (answers: Readonly<Record<string, string>>) =>
  answeringModel(clusterLabelsPrompt.name, ({ messages }) => {
    const prompt = messages.map(({ text }) => text).join('\n');
    return Object.entries(answers).find(([text]) => prompt.includes(text))?.[1] ?? '';
  });

test('the best label that no other cluster has, and all five are kept', async () => {
  const caller = await testCaller(model({ alpha: five('tax policy'), beta: five('Tax policy') }));
  const [first, second] = await namesByModel([cluster('alpha'), cluster('beta')], caller);
  expect(first).toEqual({ name: 'Tax policy', labels: ['Tax policy', 'Second', 'Third', 'Fourth', 'Fifth'] });
  expect(second?.name).toBe('Second');
});

test('labels are one line of what can be seen', async () => {
  const caller = await testCaller(model({ alpha: five('tax\u001b[2J\n pol\u202eicy') }));
  expect((await namesByModel([cluster('alpha')], caller))[0]?.name).toBe('Tax [2J pol icy');
});

test('no name where the model gives none in the right form', async () => {
  const caller = await testCaller(model({ alpha: 'I would rather not', beta: five('tax policy') }));
  const names = await namesByModel([cluster('alpha'), cluster('beta')], caller);
  expect(names.map((name) => name?.name)).toEqual([undefined, 'Tax policy']);
});
