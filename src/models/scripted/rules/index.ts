import type { Rule, WordRule } from '../rule.ts';
import { auditRule } from './audit.ts';
import { checkStructuredRule } from './check-structured.ts';
import { facetRule, facetsRule } from './facets.ts';
import { assignRule, deduplicateRule, proposeRule } from './hierarchy.ts';
import {
  biographiesRule,
  choiceLabelRule,
  choicesRule,
  grammarRule,
  occupationOfTitleRule,
  otherPersonRule,
  referentRule,
  requirementRule,
  sentencesRule,
  statementLabelRule,
  statementsRule,
  tidyTitleRule,
  topicsRule,
  usageBehaviorsRule,
  viewLabelRule,
  writeOccupationsRule,
} from './items.ts';
import { claimsRule, clusterNameRule, itemLabelsRule, paperNameRule, parentNameRule } from './names.ts';
import { screenRule } from './screen.ts';

/** Every kind of prompt that scripted models know. */
export const rules: readonly Rule[] = [
  checkStructuredRule,
  facetsRule,
  facetRule,
  screenRule,
  claimsRule,
  clusterNameRule,
  paperNameRule,
  parentNameRule,
  itemLabelsRule,
  auditRule,
  proposeRule,
  deduplicateRule,
  assignRule,
  usageBehaviorsRule,
  topicsRule,
  statementsRule,
  choicesRule,
  biographiesRule,
  tidyTitleRule,
  writeOccupationsRule,
  otherPersonRule,
  sentencesRule,
];

/** Every question with words for an answer that they know. */
export const wordRules: readonly WordRule[] = [
  requirementRule,
  statementLabelRule,
  choiceLabelRule,
  viewLabelRule,
  occupationOfTitleRule,
  referentRule,
  grammarRule,
];
