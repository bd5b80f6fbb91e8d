import { sha256 } from '../../core/hash.ts';
import type { ItemSet } from '../records.ts';

/** A UUID (version 8, RFC 9562) that is always the same for the same text, so that whoever publishes a set again finds the same copies. */
export function canaryOf(text: string): string {
  const digits = sha256(text).slice(0, 32).split('');
  digits[12] = '8';
  digits[16] = '89ab'[Number.parseInt(digits[16] as string, 16) % 4] as string;
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** By what is in it, and not by what is said of it. */
export function canaryOfSet(name: string, { items, statistics }: Pick<ItemSet, 'items' | 'statistics'>): string {
  return canaryOf(JSON.stringify([name, items, statistics]));
}
