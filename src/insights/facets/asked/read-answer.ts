/** From what a model wrote to the value of a facet; null where it cannot tell, or where what it says is no value. */
import { normalize } from '../../../text/words.ts';
import type { FacetValue } from '../../records.ts';
import { languageNamed } from './language-names.ts';
import { CANNOT_TELL, levelsOf, type Question } from './question.ts';

/** UTF-16 units of an answer in free words. */
export const LONGEST_ANSWER = 600;

export type ReadAnswer =
  | { readonly value: Exclude<FacetValue, null> }
  | { readonly value: null; readonly why: 'cannotTell' | 'unusable' };

export function readAnswer(question: Question, written: string): ReadAnswer {
  const text = normalize(written).replace(/\s+/gu, ' ').trim();
  if (text.toLowerCase().replace(/[.!"']/gu, '') === CANNOT_TELL) return { value: null, why: 'cannotTell' };
  const value = usableIn(question, text);
  return value === null ? { value, why: 'unusable' } : { value };
}

function usableIn({ answer, range, values = [] }: Question, text: string): FacetValue {
  if (answer === 'category') return values.find((value) => value === text) ?? null;
  if (answer === 'ordinal') return range && levelsOf(range).includes(text) ? text : null;
  if (answer === 'language') return languageNamed(text);
  if (answer === 'number') return numberIn(text, range);
  return text === '' ? null : text.slice(0, LONGEST_ANSWER).toWellFormed();
}

/** A number and nothing else: "about 3 or 4" is none. */
function numberIn(text: string, range: Question['range']): number | null {
  if (!/^[+-]?\d{1,15}(?:\.\d{1,10})?$/u.test(text)) return null;
  const number = Number(text) + 0;
  return range === undefined || (number >= range[0] && number <= range[1]) ? number : null;
}
