/** Where the terms are that bind whoever has a model write items. */
import type { Generator } from '../../sets/publication.ts';

/** By provider, as models are named (`anthropic:claude-…`). */
const providers: Readonly<Record<string, string>> = {
  anthropic: 'https://www.anthropic.com/legal/commercial-terms',
  openai: 'https://openai.com/policies/',
  google: 'https://ai.google.dev/gemini-api/terms',
};

/** As stated; else those of the provider; null where a model's weights, or nothing, is known. */
export function termsOf({ model, terms }: Generator): string | null {
  return terms ?? providers[model.split(':')[0] ?? ''] ?? null;
}
