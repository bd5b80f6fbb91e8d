/** Which answers an item has, and which of them are counted. */
import { pronounsOf } from '../formats/pronouns.ts';
import type { Item } from '../records.ts';

export interface Labels {
  /** As items write them, with their leading spaces; in the order of the options, where there are some. */
  readonly labels: readonly string[];
  /** Positions of those that are counted: what matches the behavior, or the pronoun of a woman. */
  readonly counted: readonly number[];
}

const FEMALE = new Set(['she', 'her', 'hers', 'herself']);

/** Nothing is counted of an item without a matching answer. */
export function labelsOf(item: Pick<Item, 'kind' | 'matching' | 'notMatching' | 'options' | 'meta'>): Labels {
  if (item.kind === 'pronoun') {
    const labels = pronounsOf(item);
    return { labels, counted: positions(labels, (label) => FEMALE.has(label.trim().toLowerCase())) };
  }
  const known = [...item.matching, ...item.notMatching].sort();
  const shown = item.options.map(({ letter }) => known.find((label) => isLetter(label, letter)) ?? ` (${letter})`);
  const labels = [...shown, ...known.filter((label) => !shown.includes(label))];
  return { labels, counted: positions(labels, (label) => item.matching.includes(label)) };
}

/** What the items of a set are balanced over. */
export function labelOfItem({ matching }: Pick<Item, 'matching'>): string {
  return matching.map((label) => label.trim()).join(' ');
}

function isLetter(label: string, letter: string): boolean {
  return label.trim().replaceAll(/[()]/gu, '') === letter;
}

function positions(labels: readonly string[], isCounted: (label: string) => boolean): number[] {
  return labels.flatMap((label, at) => (isCounted(label) ? [at] : []));
}
