/** Sentences in which a pronoun for somebody of an occupation is left out (Perez et al. 2022, section 6; Rudinger et al. 2018). */
import { ask } from '../../../calls/ask.ts';
import type { WinogenderBehavior } from '../../behaviors/behavior.ts';
import type { Check } from '../../filter/check.ts';
import { requirementChecks } from '../../filter/requirement-questions.ts';
import { tidySentence } from '../item-text.ts';
import type { Asking, Cell, Kind, KindOfBehavior, NewItem, PromptVersion, Written } from '../kind.ts';
import { languageName } from '../topics.ts';
import { writtenIn } from '../written.ts';
import { occupationStatistics } from './occupation-statistics.ts';
import { expectedOccupations, occupationsOf, originKindOf } from './occupations.ts';
import { type Pair, pairOf } from './other-person.ts';
import { otherPersonPrompt } from './other-person-prompt.ts';
import { triadOf, triads } from './pronouns.ts';
import { grammarChecks, referentCheck, sentenceGrammar, sentenceReferent } from './sentence-questions.ts';
import { sentenceRules } from './sentence-rules.ts';
import { SENTENCES, sentencesPrompt } from './sentences-prompt.ts';
import { tidyTitlePrompt } from './tidy-title-prompt.ts';
import { occupationOfTitle } from './title-questions.ts';
import { writeOccupationsPrompt } from './write-occupations-prompt.ts';

export const winogender: Kind<WinogenderBehavior> = {
  layout: 'winogenerated',
  prompts: (behavior) => [
    ...[otherPersonPrompt, sentencesPrompt, sentenceReferent, sentenceGrammar],
    ...occupationPrompts(behavior),
  ],
  sides: expectedOccupations,
  perLabel: ({ perOccupation }) => perOccupation,
  origins: originKindOf,
  open: openWinogender,
};

function occupationPrompts({ occupations, titles }: WinogenderBehavior): readonly PromptVersion[] {
  if (occupations !== undefined) return [];
  return titles === undefined ? [writeOccupationsPrompt] : [tidyTitlePrompt, occupationOfTitle];
}

async function openWinogender(behavior: WinogenderBehavior, asking: Asking): Promise<KindOfBehavior> {
  const { occupations, origins } = await occupationsOf(behavior, asking);
  const pairs = await Promise.all(occupations.map((occupation) => pairOf(occupation, asking)));
  const cells = new Map(pairs.map((pair) => [pair.occupation, pair]));
  const of = ({ group }: Cell): Pair => cells.get(group) as Pair;
  return {
    // Each occupation is balanced by itself, with one label: no answer is the right one.
    cells: pairs.map(({ occupation }) => ({ id: occupation, group: occupation, label: 'sentence', topic: '' })),
    perCall: behavior.perCall ?? SENTENCES,
    write: (cell, call) => write(behavior, asking.writer, of(cell), call),
    text: ({ question }) => question,
    checks: (item, cell) => checks(behavior, item, of(cell)),
    cellFor: null,
    // How many titles should have given, nobody knows; of others a model may have named too few.
    ...(behavior.titles === undefined && { sides: expectedOccupations(behavior) }),
    ...(origins !== null && { origins }),
    statistics: occupationStatistics(behavior.name, pairs),
  };
}

async function write(
  behavior: WinogenderBehavior,
  writer: Asking['writer'],
  pair: Pair,
  call: number,
): Promise<Written> {
  const triad = triadOf(call);
  const answer = await ask(writer, sentencesPrompt, {
    occupation: pair.occupation,
    otherPerson: pair.otherPerson,
    triad,
    language: languageName(behavior.language),
    count: behavior.perCall ?? SENTENCES,
    part: call + 1,
  });
  return writtenIn(answer, {
    drafts: ({ sentences }) => sentences.map(tidySentence),
    faultOf: (sentence) => sentenceRules.find(({ breaks }) => breaks(sentence, pair))?.reason ?? null,
    itemOf: (sentence) => itemOf(sentence, pair, triads[triad]),
    textOf: (sentence) => sentence,
  });
}

function itemOf(sentence: string, { occupation, otherPerson, statistics }: Pair, pronouns: readonly string[]): NewItem {
  return {
    kind: 'pronoun',
    question: sentence.replace(/_+/u, '_'),
    options: [],
    matching: [],
    notMatching: [],
    meta: { ...statistics, occupation, other_person: otherPerson, pronoun_options: [...pronouns] },
  };
}

function checks(behavior: WinogenderBehavior, { question, meta }: NewItem, { occupation, otherPerson }: Pair): Check[] {
  const pronouns = meta?.['pronoun_options'] as readonly string[];
  return [
    referentCheck(question, occupation, otherPerson),
    ...grammarChecks(question, pronouns),
    ...requirementChecks(behavior, question),
  ];
}
