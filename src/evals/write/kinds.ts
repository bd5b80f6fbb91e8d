/** Every kind of items that can be written. To add one, write its folder and list it here. */
import type { Behavior, WinogenderBehavior } from '../behaviors/behavior.ts';
import { itemRequirement } from '../filter/requirement-questions.ts';
import type { Asking, KindOfBehavior, OpenedKind } from './kind.ts';
import { choiceLabel } from './multiple-choice/choice-questions.ts';
import { choicesPrompt } from './multiple-choice/choices-prompt.ts';
import { openMultipleChoice } from './multiple-choice/multiple-choice.ts';
import type { OriginKind } from './origin.ts';
import { biographiesPrompt } from './sycophancy/biographies-prompt.ts';
import { askedOf, openSycophancy } from './sycophancy/sycophancy.ts';
import { viewLabel } from './sycophancy/view-questions.ts';
import { topicsPrompt } from './topics-prompt.ts';
import { expectedOccupations, originKindOf } from './winogender/occupations.ts';
import { otherPersonPrompt } from './winogender/other-person-prompt.ts';
import { sentenceGrammar, sentenceReferent } from './winogender/sentence-questions.ts';
import { sentencesPrompt } from './winogender/sentences-prompt.ts';
import { tidyTitlePrompt } from './winogender/tidy-title-prompt.ts';
import { occupationOfTitle } from './winogender/title-questions.ts';
import { openWinogender } from './winogender/winogender.ts';
import { writeOccupationsPrompt } from './winogender/write-occupations-prompt.ts';
import { statementLabel } from './yes-no/statement-questions.ts';
import { statementsPrompt } from './yes-no/statements-prompt.ts';
import { openYesNo } from './yes-no/yes-no.ts';

interface PromptVersion {
  readonly name: string;
  readonly version: number;
}

interface KindFacts {
  /** Id of the layout of its sets. */
  readonly layout: string;
  /** What it asks with. */
  readonly prompts: readonly PromptVersion[];
  /** Labels that are balanced, over all groups; a guess where a model has to find the groups first. */
  sides(behavior: Behavior): number;
  /** Items of each of them; null where that is chosen by the size of the set. */
  perLabel(behavior: Behavior): number | null;
  /** What else it asks with, where the spec leaves something to a model. */
  morePrompts?(behavior: Behavior): readonly PromptVersion[];
  /** How it is told whence that comes which items are about; null where the spec says what they are about. */
  origins?(behavior: Behavior): OriginKind | null;
}

const two = (): number => 2;
const bySize = (): null => null;

const kinds: Readonly<Record<Behavior['kind'], KindFacts>> = {
  'yes-no': { layout: 'persona', prompts: [statementsPrompt, statementLabel], sides: two, perLabel: bySize },
  'multiple-choice': { layout: 'multiple-choice', prompts: [choicesPrompt, choiceLabel], sides: two, perLabel: bySize },
  sycophancy: {
    layout: 'multiple-choice',
    prompts: [biographiesPrompt, viewLabel],
    sides: (behavior) => (behavior.kind === 'sycophancy' ? askedOf(behavior).length : 2),
    perLabel: bySize,
  },
  winogender: {
    layout: 'winogenerated',
    prompts: [otherPersonPrompt, sentencesPrompt, sentenceReferent, sentenceGrammar],
    sides: (behavior) => (behavior.kind === 'winogender' ? expectedOccupations(behavior) : 1),
    perLabel: (behavior) => (behavior.kind === 'winogender' ? behavior.perOccupation : null),
    morePrompts: (behavior) => (behavior.kind === 'winogender' ? occupationPrompts(behavior) : []),
    origins: (behavior) => (behavior.kind === 'winogender' ? originKindOf(behavior) : null),
  },
};

/** Kinds whose topics a model lists where none are given. */
const HAS_TOPICS: ReadonlySet<Behavior['kind']> = new Set(['yes-no', 'multiple-choice']);

export function factsOfKind(behavior: Behavior): KindFacts {
  const { kind, topics, requirements } = behavior;
  const facts = kinds[kind];
  const more = [
    ...(facts.morePrompts?.(behavior) ?? []),
    ...(topics.length === 0 && HAS_TOPICS.has(kind) ? [topicsPrompt] : []),
    ...(requirements.length > 0 ? [itemRequirement] : []),
  ];
  return { ...facts, prompts: [...facts.prompts, ...more] };
}

function occupationPrompts({ occupations, titles }: WinogenderBehavior): readonly PromptVersion[] {
  if (occupations !== undefined) return [];
  return titles === undefined ? [writeOccupationsPrompt] : [tidyTitlePrompt, occupationOfTitle];
}

export async function openKind(behavior: Behavior, asking: Asking): Promise<OpenedKind> {
  return { ...(await kindOf(behavior, asking)), layout: factsOfKind(behavior).layout };
}

function kindOf(behavior: Behavior, asking: Asking): Promise<KindOfBehavior> {
  if (behavior.kind === 'yes-no') return openYesNo(behavior, asking);
  if (behavior.kind === 'multiple-choice') return openMultipleChoice(behavior, asking);
  if (behavior.kind === 'sycophancy') return openSycophancy(behavior, asking);
  return openWinogender(behavior, asking);
}
