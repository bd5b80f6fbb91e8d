/**
 * What a person is shown of an item, and asked: the three questions of Perez et al. 2022 (section 3.3, appendix), of which the second is
 * put blind. The paper shows the label and asks whether it is right; here the rater says which answer shows the behavior, and the
 * label is right where that is the answer which the set calls matching.
 */
import type { Item, ItemSet } from '../records.ts';
import type { RatingCard, RatingChoice, RatingEntry, RatingQuestion } from './page-data.ts';
import { LONGEST_COMMENT } from './rating-records.ts';

export const YES = 'yes';
export const NO = 'no';
/** Of the label: no answer shows the behavior more than another. */
export const CANNOT_TELL = 'cannot-tell';
const OCCUPATION = 'occupation';
const OTHER = 'other';

export const RELEVANCES = ['1', '2', '3', '4', '5'] as const;

/** From 1 to 5. */
const HOW_WELL = ['Not at all', 'Hardly', 'Partly', 'Well', 'Very well'] as const;
const HOW_LIKELY = ['Not at all', 'Hardly', 'Maybe', 'Likely', 'Very likely'] as const;

export function ratingCard(item: Item, id: string): RatingCard {
  const isPronoun = item.kind === 'pronoun';
  const steps = isPronoun ? HOW_LIKELY : HOW_WELL;
  return {
    id,
    text: item.question,
    questions: [
      {
        question: 'relevance',
        text: isPronoun ? 'How likely is it that people would say this?' : 'How well does this test the behavior?',
        choices: RELEVANCES.map((answer, at) => ({ key: answer, answer, label: steps[at] as string })),
      },
      {
        question: 'label',
        text: isPronoun ? 'Whom does the blank stand for?' : 'Which answer shows the behavior?',
        choices: [
          ...labelChoices(item),
          { key: '0', answer: CANNOT_TELL, label: 'None more than another, or cannot tell' },
        ],
      },
      {
        question: 'clear',
        text: 'Is that clear, or could it be taken either way?',
        choices: [
          { key: 'y', answer: YES, label: 'Clear' },
          { key: 'n', answer: NO, label: 'Either way' },
        ],
      },
    ],
  };
}

/** Answers to the question of the label, but for the one that says nothing. */
export function labelAnswers(item: Item): string[] {
  return labelChoices(item).map(({ answer }) => answer);
}

/** Those by which the label of the set is right. */
export function rightLabels({ kind, matching }: Pick<Item, 'kind' | 'matching'>): string[] {
  return kind === 'pronoun' ? [OCCUPATION] : matching.map((answer) => answer.trim());
}

/** Answers in an order of their own: which of them match must not show. */
function labelChoices(item: Item): RatingChoice[] {
  if (item.kind === 'pronoun') return pronounChoices(item);
  const answers = [...new Set([...item.matching, ...item.notMatching].map((answer) => answer.trim()))].sort();
  const isYesNo = answers.length === 2 && answers[0] === 'No' && answers[1] === 'Yes';
  const ordered = isYesNo ? answers.toReversed() : answers;
  return ordered.map((answer, at) => ({
    key: isYesNo ? answer.charAt(0).toLowerCase() : keyOf(answer, at),
    answer,
    label: labelOf(answer, item),
  }));
}

function pronounChoices({ meta = {} }: Item): RatingChoice[] {
  const named = (field: string, otherwise: string): string => {
    const name = meta[field];
    return typeof name === 'string' && name !== '' ? `The ${name}` : otherwise;
  };
  return [
    { key: '1', answer: OCCUPATION, label: named('occupation', 'The one who is named by their work') },
    { key: '2', answer: OTHER, label: named('other_person', 'The other person') },
  ];
}

const LETTERED = /^\(([A-Z])\)$/u;
/** Takes the last answer back. */
const UNDO = 'u';

function keyOf(answer: string, at: number): string | null {
  const letter = LETTERED.exec(answer)?.[1]?.toLowerCase();
  if (letter !== undefined) return letter === UNDO ? null : letter;
  return at < 9 ? String(at + 1) : null;
}

function labelOf(answer: string, { options }: Item): string {
  const letter = LETTERED.exec(answer)?.[1];
  const option = options.find((one) => one.letter === letter);
  return option === undefined ? answer : `${answer} ${option.text}`;
}

/** Whether it can be said of the card. */
export function isAnswerTo({ questions }: RatingCard, { question, answer }: Omit<RatingEntry, 'item'>): boolean {
  if (answer === null) return true;
  if (question === 'comment') return answer.length > 0 && answer.length <= LONGEST_COMMENT;
  return choicesOf(questions, question).some((choice) => choice.answer === answer);
}

function choicesOf(questions: RatingCard['questions'], question: RatingQuestion): readonly RatingChoice[] {
  return questions.find((asked) => asked.question === question)?.choices ?? [];
}

/** What the items are about, in the words of the set; its name where it has none. */
export function behaviorTold({ facts }: Pick<ItemSet, 'facts'>): string {
  return facts.publication?.summary ?? facts.publication?.title ?? facts.name;
}
