import { expect, test } from 'vitest';
import { noPause } from './pause.ts';
import { ended, endedWithPauses, retold } from './steps.ts';

function world() {
  let isOpen = false;
  function* steps(): Generator<number, string> {
    isOpen = true;
    try {
      for (let step = 1; step <= 3; step++) yield step;
      return 'done';
    } finally {
      isOpen = false;
    }
  }
  const told: number[] = [];
  return { steps, told, onStep: (step: number) => told.push(step), isOpen: () => isOpen };
}

test('steps come to their result, with pauses or without, and each is told of', async () => {
  for (const end of [
    ended,
    (...[steps, onStep]: Parameters<typeof ended>) => endedWithPauses(steps, noPause, onStep),
  ]) {
    const { steps, told, onStep, isOpen } = world();
    expect(await end(steps(), onStep as (step: unknown) => void)).toBe('done');
    expect(told).toEqual([1, 2, 3]);
    expect(isOpen()).toBe(false);
  }
});

test('a pause that rejects ends them, and what they have open is closed', async () => {
  const { steps, told, onStep, isOpen } = world();
  const pause = async (): Promise<void> => {
    expect(isOpen()).toBe(true);
    if (told.length === 2) throw new Error('stopped');
  };
  await expect(endedWithPauses(steps(), pause, onStep)).rejects.toThrow('stopped');
  expect([told, isOpen()]).toEqual([[1, 2], false]);
});

test('steps that are told otherwise come to the same, and close what they have open when they are left', () => {
  const whole = world();
  expect(
    ended(
      retold(whole.steps(), (step) => `step ${step}`),
      (step) => whole.told.push(step.length),
    ),
  ).toBe('done');
  expect(whole.told).toEqual([6, 6, 6]);
  const left = world();
  const steps = retold(left.steps(), left.onStep);
  steps.next();
  expect(left.isOpen()).toBe(true);
  steps.return('left');
  expect([left.told, left.isOpen()]).toEqual([[1], false]);
});
