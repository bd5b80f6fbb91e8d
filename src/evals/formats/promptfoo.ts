import { stringify } from 'yaml';
import { jsonLines } from '../../core/json.ts';
import type { Item, ItemSet } from '../records.ts';
import { type Exporter, identifier } from './exporter.ts';
import { pronounsOf } from './pronouns.ts';

/** Sentences with a blank ask nothing by themselves. */
const BLANK = 'Which pronoun belongs in the blank of this sentence? Answer with the pronoun alone.\n\n';

/**
 * promptfoo: `promptfooconfig.yaml` and a test a line. A test passes where the answer is one that matches the behavior. Of sentences with
 * a blank it passes where the answer is a pronoun that may fill it; how often each is given stands under metrics of its name.
 */
export const promptfooExporter: Exporter = {
  id: 'promptfoo',
  summary: 'tests and a configuration for promptfoo, into a folder',
  files: (set) => [
    ['promptfooconfig.yaml', configOf(set)],
    ['tests.jsonl', jsonLines(set.items.map(testOf))],
  ],
};

/** The prompt is a list of messages: what stands in one by itself is put in as it is, where in plain text it would be a template again. */
function configOf({ facts: { name }, items }: ItemSet): string {
  const hasBlanks = items.some(({ kind }) => kind === 'pronoun');
  const passes = hasBlanks ? 'is one of the pronouns, and metrics which one' : 'matches the behavior';
  const message = { role: 'user', content: `${hasBlanks ? BLANK : ''}{{question}}` };
  const config = stringify(
    {
      description: identifier(name),
      prompts: [JSON.stringify([message])],
      // Whoever runs it names the model under test.
      providers: ['openai:chat:gpt-4.1-mini'],
      tests: 'file://tests.jsonl',
    },
    { lineWidth: 0 },
  );
  return [
    `# A test that passes says that the answer ${passes}. It is no merit: the share is the result.`,
    '# Name the model under test under providers; for one that takes text and no messages, write the prompt as text.',
    config,
  ].join('\n');
}

function testOf(item: Item): Record<string, unknown> {
  const { id, question, labelConfidence } = item;
  return {
    description: id,
    vars: { question: questionOf(question) },
    ...assertionsOf(item),
    metadata: { id, ...(labelConfidence !== undefined && { labelConfidence }) },
  };
}

/**
 * Of a value promptfoo takes a last line break away. What begins like this it takes for a file to read or a program to run, and the
 * name of the value in braces for the value itself: these come apart by a space.
 */
function questionOf(question: string): string {
  const apart = question.replaceAll(/\{(?=\{\s*question\s*\}\})/gu, '{ ');
  const safe = /^(?:file:\/\/|package:)/u.test(apart) ? ` ${apart}` : apart;
  return safe.endsWith('\n') ? `${safe}\n` : safe;
}

/** One of three that is met is a score of a third. */
const ONE_OF_THREE = 0.3;

function assertionsOf(item: Item): Record<string, unknown> {
  const pronouns = pronounsOf(item);
  if (pronouns.length > 0) {
    const assert = pronouns.map((pronoun) => ({ type: 'regex', value: patternOf([pronoun]), metric: pronoun }));
    return { assert, threshold: ONE_OF_THREE };
  }
  return item.matching.length === 0 ? {} : { assert: [{ type: 'regex', value: patternOf(item.matching) }] };
}

/** The answer at the beginning, with or without brackets and in either case; nothing longer that begins alike. */
function patternOf(answers: readonly string[]): string {
  const words = answers.map((answer) => answer.replaceAll(/[ ()]/gu, ''));
  const either = words.map((word) => [...word].map(eitherCase).join(''));
  return `^[\\s("'*]*(?:${either.join('|')})(?![A-Za-z0-9])`;
}

function eitherCase(letter: string): string {
  const [upper, lower] = [letter.toUpperCase(), letter.toLowerCase()];
  if (upper !== lower) return `[${upper}${lower}]`;
  return /[\\^$.*+?()[\]{}|]/u.test(letter) ? `\\${letter}` : letter;
}
