/** What models there are to choose from, each with the flag to copy. */
import { hostOf, isLoopback } from '../models/consent.ts';
import { discoverModels, type FoundProvider } from '../models/discover.ts';
import type { Keys } from './chosen-model.ts';

export interface AtHandOptions {
  /** Environment variables. Default: none. */
  readonly keys?: Keys;
  readonly fetch?: typeof globalThis.fetch;
  readonly signal?: AbortSignal;
}

/** More of one server would be a list nobody reads. */
const MOST_MODELS = 5;

/** A line for each: what was found, and how to use it. Servers on this machine are asked what they have, vendors are not. */
export async function modelsAtHand(options: AtHandOptions): Promise<string[]> {
  const { keys = {}, fetch = globalThis.fetch, signal = new AbortController().signal } = options;
  return (await discoverModels({ keys, fetch, signal })).flatMap(linesOf);
}

function linesOf({ provider, baseUrl, keyVariable, models, unusable }: FoundProvider): string[] {
  if (models === null) {
    const consent = isLoopback(baseUrl) ? '' : ` --allow-remote ${hostOf(baseUrl)}`;
    return [`${keyVariable} is set: --model ${provider}:MODEL${consent}`];
  }
  if (models.length + unusable === 0) return [`${provider} listens at ${baseUrl} and has no model`];
  const left = models.length - MOST_MODELS;
  const rest = [
    ...(left > 0 ? [`${left} more`] : []),
    ...(unusable > 0 ? [`${unusable} whose names cannot be used`] : []),
  ];
  return [
    ...models.slice(0, MOST_MODELS).map((model) => `${provider} at ${baseUrl}: --model ${provider}:${model}`),
    ...(rest.length > 0 ? [`${provider} has ${rest.join(', and ')}`] : []),
  ];
}
