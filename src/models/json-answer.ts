/** Reading JSON out of what a model wrote. Models wrap it in prose and fences, stop half way, and may be led to write anything. */
import { strictJson } from './strict-json.ts';
import { afterThought } from './thought.ts';

const FENCED = /```[a-z]*[^\S\n]*\n([\s\S]*?)```/giu;
/** A bracket that can begin JSON: what follows in it is a string, a number, a word of JSON, another bracket or its end. */
const OPENING = /\{(?=\s*["}])|\[(?=\s*(?:["{[\]\d-]|true|false|null))/gu;
/** Fences, and brackets, that are tried: who wrote more of them did not answer. */
const MOST_TRIES = 100;

/**
 * The value of the JSON in a reply: of all of it, else of the first fence or bracket that holds any; undefined where
 * there is none that is whole. Never throws.
 */
export function jsonIn(text: string): unknown {
  const whole = strictJson(text);
  if (whole !== undefined) return whole;
  const answer = afterThought(text);
  const answered = answer === text ? undefined : wrapped(answer);
  return answered === undefined ? wrapped(text) : answered;
}

function wrapped(text: string): unknown {
  for (const [, fenced = ''] of text.matchAll(FENCED).take(MOST_TRIES)) {
    const value = strictJson(fenced);
    if (value !== undefined) return value;
  }
  for (let tries = 0, from = 0; tries < MOST_TRIES; tries++) {
    const start = nextOpening(text, from);
    const end = closingOf(text, start);
    // What opens here and never closes holds everything that opens later: nothing whole is left.
    if (start === -1 || end === null) return undefined;
    const value = strictJson(text.slice(start, end + 1));
    if (value !== undefined) return value;
    from = end + 1;
  }
  return undefined;
}

function nextOpening(text: string, from: number): number {
  OPENING.lastIndex = from;
  return OPENING.exec(text)?.index ?? -1;
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
