import { hashOf } from '../../core/hash.ts';
import type { ItemSet } from '../records.ts';

/** By what is rated: name and items. What is stated of the set may change. */
export function setFingerprint({ facts, items }: Pick<ItemSet, 'facts' | 'items'>): string {
  return hashOf([facts.name, items]);
}
