/** Reading JSON out of what a model wrote. Models wrap it in prose and fences, stop half way, and may be led to write anything. */
import { parseJson } from '../core/json.ts';

/** The value of the JSON in a reply; undefined where there is none that is whole. Never throws. */
export function jsonIn(text: string): unknown {
  const whole = parseJson(text);
  if (whole !== undefined) return whole;
  for (const [, fenced = ''] of text.matchAll(/```[a-z]*\s*\n([\s\S]*?)```/giu)) {
    const value = parseJson(fenced);
    if (value !== undefined) return value;
  }
  for (let start = nextOpening(text, 0); start !== -1; start = nextOpening(text, start + 1)) {
    const end = closingOf(text, start);
    // What opens here and never closes holds everything that opens later: nothing whole is left.
    if (end === null) return undefined;
    const value = parseJson(text.slice(start, end + 1));
    if (value !== undefined) return value;
    start = end;
  }
  return undefined;
}

function nextOpening(text: string, from: number): number {
  const found = /[[{]/gu;
  found.lastIndex = from;
  return found.exec(text)?.index ?? -1;
}

/** Where the bracket at `start` is closed, strings passed over; null where it is not. */
function closingOf(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let position = start; position < text.length; position++) {
    const character = text[position];
    if (inString) {
      if (character === '\\') position++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return position;
  }
  return null;
}
