import type { ComputedFacet } from '../computed-facet.ts';

/** As long as a value may be before it counts as free text. */
const LONGEST = 60;

/** How the prompt of the system begins, on one line; no value where there is none. Prompts that differ later are one. */
export const systemPromptFacet: ComputedFacet = {
  name: 'system-prompt',
  title: 'System prompt',
  kind: 'category',
  valueOf: ({ conversation: { messages } }) => {
    const prompt = messages.find(({ role, text }) => role === 'system' && text.trim() !== '');
    const characters = [...(prompt?.text.slice(0, 10 * LONGEST) ?? '').replace(/\s+/gu, ' ').trim()];
    if (characters.length === 0) return null;
    return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`;
  },
};
