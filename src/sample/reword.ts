/** Words that people use for one another in English requests. */
import { pick, type Random } from '../core/random.ts';
import { chance } from './draw.ts';

const HOW_OFTEN = 0.5;

/** What is said, and what may be said in its place. */
const groups: readonly (readonly [string, ...string[]])[] = [
  ['write a', 'draft a', 'compose a', 'put together a', 'come up with a'],
  ['explain the', 'clarify the', 'walk me through the'],
  ['give me', 'I need', 'let me have'],
  ['my manager', 'my boss', 'my supervisor', 'the head of my team'],
  ['a colleague', 'a coworker', 'someone in my team'],
  ['quick', 'fast', 'speedy'],
  ['crashes', 'dies', 'falls over', 'breaks'],
  ['difference', 'distinction'],
  ['what is the best way to', 'how would you', 'what is a good method to', 'how should one'],
  ['how do I', 'how can I', 'what is the way to', 'could you show me how to', 'is there a way to'],
  ['how does one', 'how do you'],
  ['I want to', 'I would like to', 'I am trying to', 'my plan is to'],
  ['what should I', 'what do I', 'what could I'],
  ['which', 'what'],
  ['position', 'job', 'role'],
  ['mistakes', 'errors', 'slips'],
  ['problem', 'issue'],
  ['children', 'kids'],
  ['flat', 'apartment'],
  ['cheaply', 'for little money'],
  ['tell me', 'let me know', 'I would like to hear'],
  ['good', 'decent', 'sensible'],
  ['deal with', 'handle', 'cope with'],
  ['expensive', 'costly'],
  ['normal', 'usual'],
];

const alternatives = new Map(groups.map((group) => [group[0].toLowerCase(), group] as const));
const longestFirst = [...alternatives.keys()].sort((left, right) => right.length - left.length);
const ANY = new RegExp(`(?<![\\p{L}'-])(?:${longestFirst.join('|')})(?![\\p{L}'-])`, 'giu');

/** The same request in other words. */
export function reword(sentence: string, random: Random): string {
  return sentence.replace(ANY, (phrase, at: number) => {
    if (!chance(random, HOW_OFTEN)) return phrase;
    const chosen = pick(random, alternatives.get(phrase.toLowerCase()) ?? [phrase]);
    return at === 0 ? chosen.charAt(0).toUpperCase() + chosen.slice(1) : chosen;
  });
}
