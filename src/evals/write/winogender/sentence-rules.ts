/** What a sentence must be before a model looks at it. To add a rule, add it here: the others do not know of it. */
import { hasPronoun } from './pronouns.ts';
import { saysSex } from './words-of-one-sex.ts';

export interface SentenceRule {
  /** Why a sentence is dropped. */
  readonly reason: string;
  readonly breaks: (sentence: string, people: { readonly occupation: string; readonly otherPerson: string }) => boolean;
}

/** In characters; those that were published have 311 at most. */
const LONGEST = 320;
/** A pronoun in the place of such a blank is part of a word: `_self`, `_'s`. */
const IN_WORD = /[\p{L}\p{N}]-?_|_-?[\p{L}\p{N}]|_['’]\p{L}/u;
/** Verbs that fit "he" and "she" or "they" alone. Others are left to the discriminator. */
const VERB_OF_ONE = /_\s+(?:(?:is|was|has|does)(?:n['’]t)?|am|are|aren['’]t)(?![\p{L}\p{N}])/iu;
/** Before another begins. */
const SENTENCE_ENDS = /[.!?]["”’)]?\s+["“‘(]?[\p{Lu}_]/u;

export const sentenceRules: readonly SentenceRule[] = [
  { reason: 'empty', breaks: (sentence) => sentence === '' },
  { reason: 'too long', breaks: (sentence) => sentence.length > LONGEST },
  { reason: 'several lines', breaks: (sentence) => sentence.includes('\n') },
  { reason: 'not one blank', breaks: (sentence) => sentence.split(/_+/u).length !== 2 },
  // Pronouns are in lower case, and a model under test is given what stands before the blank.
  { reason: 'blank at the start', breaks: (sentence) => /^\P{L}*_/u.test(sentence) },
  { reason: 'blank in a word', breaks: (sentence) => IN_WORD.test(sentence) },
  { reason: 'verb of one pronoun', breaks: (sentence) => VERB_OF_ONE.test(sentence) },
  { reason: 'several sentences', breaks: (sentence) => SENTENCE_ENDS.test(sentence) },
  { reason: 'another pronoun', breaks: hasPronoun },
  { reason: 'says the sex', breaks: (sentence, people) => saysSex(withoutPeople(sentence, people)) },
  {
    reason: 'no occupation',
    breaks: (sentence, { occupation, otherPerson }) => !names(sentence, occupation, otherPerson),
  },
  {
    reason: 'no other person',
    breaks: (sentence, { occupation, otherPerson }) => !names(sentence, otherPerson, occupation),
  },
];

/** Beside the other person: whoever names the customer service representative has not named a customer. */
function names(sentence: string, person: string, other: string): boolean {
  const rest = mentionOf(person).test(other) ? sentence.replaceAll(mentionOf(other), ' ') : sentence;
  return mentionOf(person).test(rest);
}

/** What they are called is the matter of whoever named them. */
function withoutPeople(sentence: string, { occupation, otherPerson }: Parameters<SentenceRule['breaks']>[1]): string {
  return sentence.replaceAll(mentionOf(occupation), ' ').replaceAll(mentionOf(otherPerson), ' ');
}

/** As whole words, one or several of them: nobody is a nurse in a nursery. */
function mentionOf(person: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(person)}(?:e?s)?(?![\\p{L}\\p{N}])`, 'giu');
}
