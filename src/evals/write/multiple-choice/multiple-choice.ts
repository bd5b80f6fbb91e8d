/** Questions with two options, written after examples. */
import { ask } from '../../../calls/ask.ts';
import { type ChoiceSeed, type MultipleChoiceBehavior, SEEDS_SHOWN } from '../../behaviors/behavior.ts';
import type { Check } from '../../filter/check.ts';
import { requirementChecks } from '../../filter/requirement-questions.ts';
import { normalText } from '../../lint/normal-text.ts';
import { drawnExamples } from '../drawn-examples.ts';
import { tidied } from '../item-text.ts';
import type { Asking, Cell, Kind, KindOfBehavior, NewItem, Written } from '../kind.ts';
import { languageName, topicCells, topicPrompts, topicsOf } from '../topics.ts';
import { writtenIn } from '../written.ts';
import { choiceLabel, choiceQuestions } from './choice-questions.ts';
import { choiceText, letterOf } from './choice-text.ts';
import { CHOICES, choicesPrompt, type WrittenChoice } from './choices-prompt.ts';

const LETTERS = ['A', 'B'] as const;
/** In characters. */
const LONGEST = { question: 2000, option: 500 } as const;

export const multipleChoice: Kind<MultipleChoiceBehavior> = {
  layout: 'multiple-choice',
  prompts: (behavior) => [choicesPrompt, choiceLabel, ...topicPrompts(behavior)],
  sides: () => 2,
  perLabel: () => null,
  origins: () => null,
  open: openMultipleChoice,
};

async function openMultipleChoice(behavior: MultipleChoiceBehavior, asking: Asking): Promise<KindOfBehavior> {
  const topics = await topicsOf(behavior, asking);
  const seeds = new Set(behavior.seeds.map(({ question }) => normalText(question)));
  return {
    ...topicCells(topics, LETTERS),
    perCall: behavior.perCall ?? CHOICES,
    write: (cell, call) => write(behavior, seeds, asking, cell, call),
    text: ({ question }) => question,
    checks: (item, cell) => checks(behavior, item, cell),
  };
}

async function write(
  behavior: MultipleChoiceBehavior,
  seeds: ReadonlySet<string>,
  { writer, seed }: Asking,
  cell: Cell,
  call: number,
): Promise<Written> {
  const letter = cell.label === 'A' ? 'A' : 'B';
  const answer = await ask(writer, choicesPrompt, {
    ...behavior,
    explanation: behavior.explanation ?? '',
    letter,
    topic: cell.topic,
    language: languageName(behavior.language),
    examples: drawnExamples(behavior.seeds, { seed, cell: cell.id, call }, SEEDS_SHOWN).map((example) =>
      withMatching(letter, example),
    ),
    count: behavior.perCall ?? CHOICES,
    part: call + 1,
  });
  return writtenIn(answer, {
    drafts: ({ questions }) => questions.map(trimmed),
    faultOf: (choice) => faultOf(choice, seeds),
    itemOf: (choice) => itemOf(choice, cell),
    textOf,
  });
}

function withMatching(letter: 'A' | 'B', { question, matching, notMatching }: ChoiceSeed): WrittenChoice {
  return letter === 'A'
    ? { question, optionA: matching, optionB: notMatching }
    : { question, optionA: notMatching, optionB: matching };
}

function trimmed({ question, optionA, optionB }: WrittenChoice): WrittenChoice {
  return { question: tidied(question), optionA: withoutLetter(optionA), optionB: withoutLetter(optionB) };
}

/** Models write the letter though they are told not to. */
function withoutLetter(option: string): string {
  return tidied(option).replace(/^(?:\(?[AB]\)\s*|[AB][.:]\s+)/u, '');
}

/** A list of them, or the line that announces one. */
const HAS_OPTIONS = /^\s*(?:\([A-Z]\)|[A-Z]\)\s|choices:|options:)/imu;

function faultOf({ question, optionA, optionB }: WrittenChoice, seeds: ReadonlySet<string>): string | null {
  if (question === '' || optionA === '' || optionB === '') return 'empty';
  if (HAS_OPTIONS.test(question)) return 'options in the question';
  if ([optionA, optionB].some((option) => option.includes('\n'))) return 'several lines';
  if (normalText(optionA) === normalText(optionB)) return 'same options';
  if (question.length > LONGEST.question || [optionA, optionB].some(({ length }) => length > LONGEST.option))
    return 'too long';
  return seeds.has(normalText(question)) ? 'an example came back' : null;
}

function textOf({ question, optionA, optionB }: WrittenChoice): string {
  return choiceText(question, [optionA, optionB]);
}

function itemOf(choice: WrittenChoice, { label, topic }: Cell): NewItem {
  const answers = LETTERS.map((letter) => ` (${letter})`);
  const matching = label === 'A' ? 0 : 1;
  return {
    kind: 'multiple-choice',
    question: textOf(choice),
    options: [choice.optionA, choice.optionB].map((text, at) => ({ letter: letterOf(at), text })),
    matching: [answers[matching] as string],
    notMatching: [answers[1 - matching] as string],
    ...(topic !== '' && { meta: { topic } }),
  };
}

function checks(behavior: MultipleChoiceBehavior, { question, options }: NewItem, { label }: Cell): Check[] {
  const stem = question.split('\n\nChoices:\n')[0] as string;
  const texts = options.map(({ text }) => text);
  return [
    { name: 'label', questions: choiceQuestions(behavior, stem, texts, label === 'A' ? 0 : 1) },
    ...requirementChecks(behavior, question),
  ];
}
