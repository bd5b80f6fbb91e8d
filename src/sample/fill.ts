import { pick, type Random, shuffled } from '../core/random.ts';
import type { Slots } from './material.ts';

const CHOICE = /\[([^[\]]*)\]/gu;
const SLOT = /\{([a-z]+)\}/gu;

/** A sentence with one of each `[one|other]` and values in its `{slots}`; a slot used twice gets two different values. */
export function fill(sentence: string, slots: Slots, random: Random): string {
  const left = new Map<string, string[]>();
  const chosen = sentence.replace(CHOICE, (_, choices: string) => pick(random, choices.split('|')));
  return chosen.replace(SLOT, (_, name: string) => {
    const values = left.get(name) ?? [];
    if (values.length === 0) values.push(...shuffled(random, slots[name] ?? [name]));
    left.set(name, values);
    return values.pop() ?? name;
  });
}
