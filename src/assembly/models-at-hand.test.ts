import { expect, test } from 'vitest';
import { modelsAtHand } from './models-at-hand.ts';

/** Lines for a server at Ollama's place that has these models. */
function linesFor(models: readonly string[]): Promise<string[]> {
  const body = JSON.stringify({ data: models.map((id) => ({ id })) });
  return modelsAtHand({
    fetch: async (input) => {
      if (String(input).startsWith('http://127.0.0.1:11434/')) return new Response(body);
      throw new TypeError('fetch failed');
    },
  });
}

const line = (model: string): string => `ollama at http://127.0.0.1:11434/v1: --model ollama:${model}`;

test('each model comes with the flag to copy', async () => {
  const names = ['Qwen/Qwen3-8B', 'hf.co/a/b:Q4_K_M', 'llama3.2@sha256', 'qwen3:8b+lora'];
  expect(await linesFor(names)).toEqual(names.map(line));
  expect(await linesFor([])).toEqual(['ollama listens at http://127.0.0.1:11434/v1 and has no model']);
});

test.each([
  'x; rm -rf ~',
  'x`id`',
  'x$(id)',
  'x\u001b[2Jy',
  'x\u202ey',
  "x'y",
  'x\ny',
  'x|y',
  'x&y',
  '~/x',
  '-x',
  '//x',
  'x=y',
  'é',
  'x y',
])('a name that nobody should copy is counted and not shown: %j', async (name) => {
  expect(await linesFor([name, 'qwen3:8b', name])).toEqual([
    line('qwen3:8b'),
    'ollama has 2 whose names cannot be used',
  ]);
  expect(await linesFor([name])).toEqual(['ollama has 1 whose names cannot be used']);
});

test('more than a few are counted', async () => {
  const names = Array.from({ length: 7 }, (_, index) => `m${index}`);
  expect(await linesFor([...names, 'x y'])).toEqual([
    ...names.slice(0, 5).map(line),
    'ollama has 2 more, and 1 whose names cannot be used',
  ]);
});
