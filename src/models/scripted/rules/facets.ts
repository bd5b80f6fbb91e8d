/** Answers to questions about a conversation, from the words that its user wrote. */
import { isObject } from '../../../core/json.ts';
import type { Rule, Seen } from '../rule.ts';
import { languageOf } from './language-of.ts';
import { userTurns } from './user-turns.ts';

/** Words of a request that are kept. */
const REQUEST_WORDS = 30;
const CANNOT_TELL = 'cannot tell';

export const facetsRule: Rule = { prompt: 'facets', answer: answers };
export const facetRule: Rule = { prompt: 'facet', answer: answers };

function answers({ quoted, schema }: Seen): unknown {
  const said = userTurns(quoted('conversation'));
  const members = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  return Object.fromEntries(members.map(([name, member]) => [name, answerTo(name, choicesOf(member), said)]));
}

function choicesOf(member: unknown): readonly string[] {
  return isObject(member) && Array.isArray(member['enum']) ? member['enum'].map(String) : [];
}

function answerTo(name: string, choices: readonly string[], said: readonly string[]): string {
  const request = requestIn(said);
  if (request === '') return CANNOT_TELL;
  if (name === 'concerning') return concernIn(said.join('\n'));
  if (name === 'language') return languageOf(said.join('\n')) ?? CANNOT_TELL;
  if (name === 'task') return taskIn(request);
  return choices.length === 0 ? request : (namedIn(said.join('\n'), choices) ?? CANNOT_TELL);
}

const GREETING = /^(?:(?:hi|hello|hey|hallo|hola|bonjour|olá|please|ok|okay)\b[\s,!.]*)+/iu;

/** What the first turn begins with. */
function requestIn([first = '']: readonly string[]): string {
  const words = first
    .replace(GREETING, '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.slice(0, REQUEST_WORDS).join(' ').slice(0, 600).toWellFormed();
}

const tasks: readonly (readonly [RegExp, string])[] = [
  [/\b(?:translate|translation|übersetz|traduire|traduce)/iu, 'Translating a text.'],
  [/\b(?:code|function|script|python|javascript|sql|bug|error|compile)/iu, 'Working on a program.'],
  [/\b(?:write|draft|rewrite|essay|letter|email|poem|story|schreib|écri|escrib)/iu, 'Writing a text.'],
  [/\b(?:plan|itinerary|schedule|trip|route)/iu, 'Planning something.'],
  [/\b(?:summari[sz]e|summary|shorten)/iu, 'Summarising a text.'],
  [/\b(?:recipe|cook|bake)/iu, 'Giving a recipe.'],
];

function taskIn(request: string): string {
  return tasks.find(([words]) => words.test(request))?.[1] ?? 'Answering a question.';
}

const concerns: readonly (readonly [RegExp, string])[] = [
  [/\b(?:bomb|weapon|explosive|hitman|malware|ransomware)/iu, '5'],
  [/\b(?:suicide|suicidal|self-harm|hurt myself|kill myself)/iu, '4'],
  [/\b(?:scam|fraud|phishing|counterfeit)/iu, '3'],
  [/\b(?:election|politic|protest|immigration)/iu, '2'],
];

function concernIn(said: string): string {
  return concerns.find(([words]) => words.test(said))?.[1] ?? '1';
}

/** The choice whose own words are said. */
function namedIn(said: string, choices: readonly string[]): string | undefined {
  const words = new Set(said.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return choices.find((choice) => (choice.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => words.has(word)));
}
