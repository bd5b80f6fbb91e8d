/** JSON from a model, which may be led to write anything: only what means one thing, and what later code can walk. */
import { parseJson } from '../core/json.ts';

/** Brackets in brackets. Answers have a few; what walks a value by recursion fails at some thousands. */
const DEEPEST = 100;

/** The value of a JSON text; undefined where it is none, names a member twice, or is nested too deep. Never throws. */
export function strictJson(text: string): unknown {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && !isPlain(text) ? undefined : value;
}

/** Of a text that is JSON. */
function isPlain(text: string): boolean {
  // For each bracket that is open: the names so far, or null in a list.
  const open: (Set<string> | null)[] = [];
  for (const [token, name] of text.matchAll(/[{}[\]]|("(?:[^"\\]|\\.)*")(?:\s*:)?/gu)) {
    if (token === '}' || token === ']') open.pop();
    else if (token === '{' || token === '[') {
      if (open.push(token === '{' ? new Set() : null) > DEEPEST) return false;
    } else if (name !== undefined && token.endsWith(':')) {
      const names = open.at(-1);
      const read = String(parseJson(name));
      if (names?.has(read)) return false;
      names?.add(read);
    }
  }
  return true;
}
