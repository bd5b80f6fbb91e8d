/** Where a model that thinks aloud ends it. What it drafts until then is no answer. */
const END_OF_THOUGHT = '</think>';
const BEGIN_OF_THOUGHT = /^\s*<think>/u;

/** What stands behind the thoughts of a reply; all of it where there are none, nothing where they do not end. */
export function afterThought(text: string): string {
  const end = text.lastIndexOf(END_OF_THOUGHT);
  if (end >= 0) return text.slice(end + END_OF_THOUGHT.length);
  return BEGIN_OF_THOUGHT.test(text) ? '' : text;
}
