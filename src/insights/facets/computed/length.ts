import type { ComputedFacet } from '../computed-facet.ts';

/** How much the user wrote, in characters (code points) over all turns. */
export const lengthFacet: ComputedFacet = {
  name: 'length',
  title: 'Characters written by the user',
  kind: 'number',
  bins: [0, 50, 200, 1000, 5000],
  valueOf: ({ conversation }) => {
    let characters = 0;
    for (const { role, text } of conversation.messages) if (role === 'user') characters += codePoints(text);
    return characters;
  },
};

function codePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit < 0xdc00) count--;
  }
  return count;
}
