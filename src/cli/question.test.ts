import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { answerTo } from './question.ts';

const streams = () => ({ stdin: new PassThrough(), stdout: new PassThrough() });

test('a question is shown, and the line that is typed is the answer', async () => {
  const at = streams();
  const answer = answerTo('Now? [y/N] ', at, new AbortController().signal);
  at.stdin.write('y\nand more\n');
  expect(await answer).toBe('y');
  expect(String(at.stdout.read())).toContain('Now? [y/N] ');
});

test('whoever says nothing, or stops the command, said nothing', async () => {
  const ended = streams();
  const answer = answerTo('Now?', ended, new AbortController().signal);
  ended.stdin.end();
  expect(await answer).toBe('');
  const stop = new AbortController();
  const stopped = answerTo('Now?', streams(), stop.signal);
  stop.abort();
  expect(await stopped).toBe('');
  expect(await answerTo('Now?', streams(), stop.signal)).toBe('');
});
