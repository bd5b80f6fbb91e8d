import { expect, test } from 'vitest';
import { createPause } from './pause.ts';

function world() {
  let time = 0;
  const stop = new AbortController();
  let turns = 0;
  const pause = createPause({ now: () => 0, monotonic: () => time }, stop.signal);
  return {
    pause: async (milliseconds: number) => {
      time += milliseconds;
      const waiting = setImmediate(() => turns++);
      await pause();
      clearImmediate(waiting);
    },
    stop,
    turns: () => turns,
  };
}

test('others have a turn after a tenth of a second of work, and not more often', async () => {
  const { pause, turns } = world();
  const after: number[] = [];
  for (const milliseconds of [60, 60, 60, 60, 200]) {
    await pause(milliseconds);
    after.push(turns());
  }
  expect(after).toEqual([0, 1, 1, 2, 3]);
});

test('what is to stop ends at its next turn', async () => {
  const { pause, stop } = world();
  stop.abort(new Error('enough'));
  await pause(50);
  await expect(pause(60)).rejects.toThrow('enough');
});
