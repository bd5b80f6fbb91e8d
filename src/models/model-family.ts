/** Which models are likely to share their faults: those that one house made. */
import { parseModelName } from './model-name.ts';

/** Where a provider serves the models of one house alone. */
const HOUSES: Readonly<Record<string, string>> = { anthropic: 'claude', openai: 'gpt', google: 'gemini' };

/** The name that models of one house begin with, in lower case: `qwen` for `ollama:qwen3:8b`. */
export function modelFamily(name: string): string {
  const { provider, model } = parseModelName(name);
  const house = HOUSES[provider];
  if (house !== undefined) return house;
  const last = model.toLowerCase().split('/').at(-1) ?? '';
  return /^[a-z]+/u.exec(last)?.[0] ?? last;
}
