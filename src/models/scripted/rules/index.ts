import type { Rule } from '../rule.ts';
import { checkStructuredRule } from './check-structured.ts';

/** Every kind of prompt that scripted models know. */
export const rules: readonly Rule[] = [checkStructuredRule];
