/** The rules, in the order in which they are reported. To add one, write its file and list it here. */
import type { Rule } from '../rule.ts';
import { answerNotInOptions } from './answer-not-in-options.ts';
import { cardMismatch } from './card-mismatch.ts';
import { crossSetDuplicate } from './cross-set-duplicate.ts';
import { emptyStem } from './empty-stem.ts';
import { encoding } from './encoding.ts';
import { exactDuplicate } from './exact-duplicate.ts';
import { labelFormat } from './label-format.ts';
import { labelImbalance } from './label-imbalance.ts';
import { lengthArtefact } from './length-artefact.ts';
import { lexicalGiveaway } from './lexical-giveaway.ts';
import { missingOptions } from './missing-options.ts';
import { nearDuplicate } from './near-duplicate.ts';
import { normalisedDuplicate } from './normalised-duplicate.ts';
import { optionHint } from './option-hint.ts';
import { optionLetters } from './option-letters.ts';
import { polarWording } from './polar-wording.ts';
import { positionImbalance } from './position-imbalance.ts';
import { repeatedStem } from './repeated-stem.ts';
import { sameOpening } from './same-opening.ts';
import { seedLeakage } from './seed-leakage.ts';
import { trailingAnswer } from './trailing-answer.ts';
import { unreadableRow } from './unreadable-row.ts';

export const rules: readonly Rule[] = [
  unreadableRow,
  encoding,
  labelFormat,
  answerNotInOptions,
  emptyStem,
  missingOptions,
  exactDuplicate,
  optionLetters,
  normalisedDuplicate,
  nearDuplicate,
  crossSetDuplicate,
  seedLeakage,
  labelImbalance,
  positionImbalance,
  lengthArtefact,
  optionHint,
  cardMismatch,
  lexicalGiveaway,
  repeatedStem,
  polarWording,
  sameOpening,
  trailingAnswer,
];
