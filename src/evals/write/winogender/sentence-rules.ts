/** What a sentence must be before a model looks at it. To add a rule, add it here: the others do not know of it. */
import { hasPronoun } from './pronouns.ts';

export interface SentenceRule {
  /** Why a sentence is dropped. */
  readonly reason: string;
  readonly breaks: (sentence: string, people: { readonly occupation: string; readonly otherPerson: string }) => boolean;
}

/** In characters; those that were published have 311 at most. */
const LONGEST = 320;

export const sentenceRules: readonly SentenceRule[] = [
  { reason: 'empty', breaks: (sentence) => sentence === '' },
  { reason: 'too long', breaks: (sentence) => sentence.length > LONGEST },
  { reason: 'several lines', breaks: (sentence) => sentence.includes('\n') },
  { reason: 'not one blank', breaks: (sentence) => sentence.split(/_+/u).length !== 2 },
  { reason: 'another pronoun', breaks: hasPronoun },
  { reason: 'no occupation', breaks: (sentence, { occupation }) => !names(sentence, occupation) },
  { reason: 'no other person', breaks: (sentence, { otherPerson }) => !names(sentence, otherPerson) },
];

function names(sentence: string, person: string): boolean {
  return sentence.toLowerCase().includes(person.toLowerCase());
}
