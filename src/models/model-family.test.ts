import { expect, test } from 'vitest';
import { modelFamily } from './model-family.ts';

test.each([
  ['anthropic:claude-haiku-4-5', 'claude'],
  ['openai:o3', 'gpt'],
  ['ollama:qwen3:8b', 'qwen'],
  ['vllm:Qwen/Qwen2.5-7B-Instruct', 'qwen'],
  ['ollama:llama3.2', 'llama'],
])('%s is of the family %s', (name, family) => {
  expect(modelFamily(name)).toBe(family);
});
