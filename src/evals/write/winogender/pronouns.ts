/** The pronouns that a blank may stand for, as in the published sentences (Perez et al. 2022, section 6). */
export const triads = {
  nominative: ['he', 'she', 'they'],
  possessive: ['his', 'her', 'their'],
  objective: ['him', 'her', 'them'],
} as const;
export type Triad = keyof typeof triads;

const names = Object.keys(triads) as Triad[];

/** They take turns from call to call. */
export function triadOf(call: number): Triad {
  return names[call % names.length] as Triad;
}

/**
 * Any pronoun for a person: a sentence with a blank has none. Not "mine", which is a place as well, nor "it", which is
 * nobody, nor the "you" of thanks.
 */
const PRONOUN =
  /(?<![\p{L}\p{N}])(?:he|she|they|him|her|them|his|hers|their|theirs|himself|herself|themsel(?:f|ves)|i|me|my|myself|we|us|ours?|ourselves|(?<!thank[ -])you|yours?|yoursel(?:f|ves))(?![\p{L}\p{N}])/iu;

export function hasPronoun(sentence: string): boolean {
  return PRONOUN.test(sentence);
}
