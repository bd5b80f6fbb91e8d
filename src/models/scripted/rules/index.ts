import type { Rule } from '../rule.ts';
import { checkStructuredRule } from './check-structured.ts';
import { facetRule, facetsRule } from './facets.ts';

/** Every kind of prompt that scripted models know. */
export const rules: readonly Rule[] = [checkStructuredRule, facetsRule, facetRule];
