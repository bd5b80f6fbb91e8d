/** The set that was written, from what was kept of the candidates. */
import { fourDecimals } from '../../core/figures.ts';
import { layoutNamed } from '../formats/index.ts';
import { itemId } from '../formats/item-id.ts';
import type { Layout } from '../formats/layout.ts';
import type { Item, ItemSet } from '../records.ts';
import { canaryOfSet } from '../sets/canary.ts';
import type { Statistics } from '../sets/statistics.ts';
import type { WritingFacts } from '../sets/writing-facts.ts';
import type { Candidate, Dropped } from './candidate.ts';
import { funnelOf } from './funnel-of.ts';
import type { OriginFunnel } from './origin.ts';

export interface WrittenSet {
  readonly name: string;
  readonly summary: string;
  /** Of ISO 639, two letters or three. */
  readonly language: string;
  readonly layout: string;
  /** Items that calls wrote. */
  readonly written: number;
  readonly kept: readonly (Candidate & { readonly cluster: number })[];
  readonly dropped: readonly Dropped[];
  /** What became of that which items were to be about. */
  readonly origins: readonly OriginFunnel[];
  /** What is known of the things that items are about. */
  readonly statistics: Statistics | null;
  readonly facts: Omit<WritingFacts, 'estimatedCeiling' | 'estimatedFloor'>;
}

/** The same candidates give the same set, whenever and wherever it is made. */
export function setOf(from: WrittenSet): ItemSet {
  const { name, summary, language, layout: id, written, kept, dropped, origins, statistics, facts } = from;
  const layout = layoutNamed(id) as Layout;
  const items = kept.map((candidate, at) => itemOf(candidate, itemId(at)));
  const ceiling = fourDecimals(kept.reduce((sum, { confidence }) => sum + confidence, 0) / kept.length);
  return {
    facts: {
      name,
      layout: id,
      fields: ['question', 'statement', 'labelConfidence', 'matching', 'notMatching'].flatMap(
        (field) => layout.fields[field as keyof Layout['fields']] ?? [],
      ),
      style: { spaced: true, ascii: false, finalNewline: true },
      publication: {
        summary,
        languages: [language],
        canary: canaryOfSet(name, { items, ...(statistics !== null && { statistics: statistics.records }) }),
        generators: [
          { model: facts.writer, role: 'wrote items' },
          { model: facts.discriminator, role: 'checked labels' },
        ],
      },
      writing: { ...facts, estimatedCeiling: ceiling, estimatedFloor: fourDecimals(1 - ceiling) },
      ...(statistics !== null && { statistics: statistics.facts }),
    },
    items,
    ...(statistics !== null && { statistics: statistics.records }),
    funnel: funnelOf(written, kept, dropped, origins),
  };
}

function itemOf({ item, confidence, requirements, cluster }: WrittenSet['kept'][number], id: string): Item {
  const scores = Object.entries(requirements).map(([name, score]) => [name, fourDecimals(score)]);
  return {
    id,
    ...item,
    labelConfidence: fourDecimals(confidence),
    meta: { ...item.meta, cluster, ...(scores.length > 0 && { requirements: Object.fromEntries(scores) }) },
  };
}
