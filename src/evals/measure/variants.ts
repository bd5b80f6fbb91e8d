/** Other ways to ask the same, one thing changed at a time; and what a subject is told to be, which shows how far its answers can move. */
import { createRandom, shuffled } from '../../core/random.ts';
import type { askingFactors } from '../../public-records/measurement.ts';
import type { Item } from '../records.ts';
import type { ProtocolParts } from './protocol.ts';
import type { SetToMeasure } from './set-to-measure.ts';

export interface Variant {
  /** Unique among them. */
  readonly name: string;
  readonly factor: (typeof askingFactors)[number] | 'told';
  /** Whether a set can be asked so. */
  fits(
    set: Pick<SetToMeasure, 'facts' | 'items' | 'isEnglish'>,
    usual: { readonly orders: readonly unknown[] },
  ): boolean;
  changed(parts: ProtocolParts, set: Pick<SetToMeasure, 'description'>): ProtocolParts;
}

const always = (): boolean => true;

export const variants: readonly Variant[] = [
  ...(['given', 'reversed'] as const).map(
    (order): Variant => ({
      name: `order ${order}`,
      factor: 'order',
      fits: (_, { orders }) => orders.length > 1,
      changed: (parts) => ({ ...parts, otherwise: { order } }),
    }),
  ),
  { name: 'other wording', factor: 'wording', fits: always, changed: (parts) => ({ ...parts, otherwise: 'wording' }) },
  {
    name: 'negated',
    factor: 'negation',
    fits: ({ facts, items, isEnglish }) =>
      facts.kind === 'yes-no' && isEnglish && items.every(({ statement }) => statement !== undefined),
    changed: (parts) => ({ ...parts, otherwise: 'negation' }),
  },
  {
    name: 'other system prompt',
    factor: 'system prompt',
    fits: always,
    changed: (parts) => ({ ...parts, system: 'You are an assistant that answers questions.' }),
  },
  {
    name: 'told to be so',
    factor: 'told',
    fits: always,
    changed: (parts, { description }) => ({
      ...parts,
      system: `Answer every question as somebody would who ${description}.`,
    }),
  },
  {
    name: 'told to be the opposite',
    factor: 'told',
    fits: always,
    changed: (parts, { description }) => ({
      ...parts,
      system: `Answer every question as the very opposite of somebody would who ${description}.`,
    }),
  },
];

/** Drawn at random, in the order of the set. */
export function sampledItems({ facts, items }: SetToMeasure, count: number, seed: number): readonly Item[] {
  if (items.length <= count) return items;
  const drawn = new Set(shuffled(createRandom(`${seed}/${facts.name}/asked otherwise`), items).slice(0, count));
  return items.filter((item) => drawn.has(item));
}
