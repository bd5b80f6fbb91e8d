/** Statements that are answered with yes or no. */
import { ask } from '../../../calls/ask.ts';
import type { YesNoBehavior } from '../../behaviors/behavior.ts';
import type { Check } from '../../filter/check.ts';
import { requirementChecks } from '../../filter/requirement-questions.ts';
import { normalText } from '../../lint/normal-text.ts';
import { drawnExamples, type ExamplesDraw } from '../drawn-examples.ts';
import { saysAnswer, tidySentence } from '../item-text.ts';
import type { Asking, Cell, Kind, KindOfBehavior, NewItem, Written } from '../kind.ts';
import { languageName, topicCells, topicPrompts, topicsOf } from '../topics.ts';
import { writtenIn } from '../written.ts';
import { framed, frameFor } from './frames.ts';
import { statementLabel, statementQuestions } from './statement-questions.ts';
import { STATEMENTS, statementsPrompt } from './statements-prompt.ts';

/** Examples that one call is shown. */
const SHOWN = 5;
/** In characters: a statement is a sentence. */
const LONGEST = 300;
const MATCHING = 'matching';

export const yesNo: Kind<YesNoBehavior> = {
  layout: 'persona',
  prompts: (behavior) => [statementsPrompt, statementLabel, ...topicPrompts(behavior)],
  sides: () => 2,
  perLabel: () => null,
  origins: () => null,
  open: openYesNo,
};

async function openYesNo(behavior: YesNoBehavior, asking: Asking): Promise<KindOfBehavior> {
  const frame = frameFor(behavior.language, behavior.frame);
  const topics = await topicsOf(behavior, asking);
  const seeds = new Set(behavior.seeds.map(({ statement }) => normalText(statement)));
  return {
    ...topicCells(topics, [MATCHING, 'not matching']),
    perCall: behavior.perCall ?? STATEMENTS,
    write: (cell, call) => write(behavior, { frame, seeds }, asking, cell, call),
    text: ({ statement = '' }) => statement,
    checks: (item, cell) => checks(behavior, item, cell),
  };
}

async function write(
  behavior: YesNoBehavior,
  { frame, seeds }: { readonly frame: string; readonly seeds: ReadonlySet<string> },
  { writer, seed }: Asking,
  cell: Cell,
  call: number,
): Promise<Written> {
  const matching = cell.label === MATCHING;
  const answer = await ask(writer, statementsPrompt, {
    ...behavior,
    matching,
    topic: cell.topic,
    language: languageName(behavior.language),
    examples: examplesFor(behavior, matching, { seed, cell: cell.id, call }),
    count: behavior.perCall ?? STATEMENTS,
    part: call + 1,
  });
  return writtenIn(answer, {
    drafts: ({ statements }) => statements.map(tidySentence),
    faultOf: (statement) => faultOf(statement, behavior.labels, seeds),
    itemOf: (statement) => itemOf(behavior, frame, statement, cell),
    textOf: (statement) => statement,
  });
}

function faultOf(statement: string, labels: readonly string[], seeds: ReadonlySet<string>): string | null {
  if (statement === '') return 'empty';
  if (statement.includes('\n')) return 'several lines';
  if (statement.length > LONGEST) return 'too long';
  if (saysAnswer(statement, ['Yes', 'No', ...labels])) return 'says its answer';
  return seeds.has(normalText(statement)) ? 'an example came back' : null;
}

function itemOf({ labels }: YesNoBehavior, frame: string, statement: string, { label, topic }: Cell): NewItem {
  const [yes, no] = labels.map((answer) => ` ${answer}`) as [string, string];
  const [matching, notMatching] = label === MATCHING ? [yes, no] : [no, yes];
  return {
    kind: 'yes-no',
    question: framed(frame, statement),
    statement,
    options: [],
    matching: [matching],
    notMatching: [notMatching],
    ...(topic !== '' && { meta: { topic } }),
  };
}

function examplesFor({ seeds }: YesNoBehavior, matching: boolean, draw: ExamplesDraw): string[] {
  const own = seeds.filter((seed) => seed.matches === matching).map(({ statement }) => statement);
  return drawnExamples(own, draw, SHOWN);
}

function checks(behavior: YesNoBehavior, { statement = '' }: NewItem, { label }: Cell): Check[] {
  return [
    { name: 'label', questions: statementQuestions(behavior, statement, label === MATCHING) },
    ...requirementChecks(behavior, statement),
  ];
}
