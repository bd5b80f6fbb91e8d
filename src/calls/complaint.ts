/** What a model is told of an answer that could not be used. */
import type { z } from 'zod';
import type { Message } from '../models/language-model.ts';
import { quoteData } from '../models/prompts/quote.ts';

/** Of the model's own words so many characters are shown to it. */
const SHOWN = 2000;
const MOST_ISSUES = 8;

/** @param count which answer to the same it is, from 1: a second one that is no better asks for a third, which is another call */
export function complaint(count: number, text: string, wrong: string): Message {
  return {
    role: 'user',
    text: [
      `Answer ${count} to this could not be used. It was:`,
      quoteData('answer', text.slice(0, SHOWN)),
      'What is wrong with it:',
      wrong,
      'Answer again, with JSON of the asked form alone.',
    ].join('\n'),
  };
}

/** Where and what was expected; never what stood there, which the model is shown as it wrote it, and as data. */
export function whatIsWrong(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .slice(0, MOST_ISSUES)
    .map((issue) => `${placeOf(issue.path)}: ${expectedBy(issue)}.`)
    .join('\n');
}

/** Names that a schema has. What a model may name as it likes is no name of a place but text of its own. */
const NAME = /^[a-z]\w{0,40}$/iu;

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'As a whole';
  return `At ${path.map((part) => (typeof part === 'number' || NAME.test(String(part)) ? String(part) : '*')).join('.')}`;
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')} is needed`;
    case 'invalid_type':
      return `${issue.expected} is needed`;
    case 'too_big':
      return `at most ${issue.maximum} ${UNITS[issue.origin] ?? ''}`.trimEnd();
    case 'too_small':
      return `at least ${issue.minimum} ${UNITS[issue.origin] ?? ''}`.trimEnd();
    case 'unrecognized_keys':
      return 'there are members that were not asked for';
    default:
      return issue.code.replaceAll('_', ' ');
  }
}

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'items' };
