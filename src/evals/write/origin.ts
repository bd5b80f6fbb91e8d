/** Where what items are about comes from, where a model had to say it first: occupations out of titles. */
import { normalText } from '../lint/normal-text.ts';
import type { FunnelStage } from '../sets/funnel.ts';
import { stagesOf } from './funnel-of.ts';

/** A name that was found, or a source in which none was. */
export interface Origin {
  /** What it was found in, such as a title; empty where a model wrote names out of nothing. */
  readonly source: string;
  /** Empty where the source gave none. */
  readonly name: string;
  /** At which step it was dropped, and why; null where items are about it. */
  readonly dropped: { readonly step: string; readonly reason: string } | null;
}

/** How one kind of origins is told of. */
export interface OriginKind {
  /** In the plural: `titles`; null where there are no sources. */
  readonly sources: string | null;
  /** In the plural: `occupations`. */
  readonly names: string;
  /** What sources and names pass, in order. */
  readonly steps: { readonly sources: readonly string[]; readonly names: readonly string[] };
}

/** Dropped where its name, but for case and punctuation, is among those that were seen; else added to them. */
export function onlyOnce(origin: Origin, seen: Set<string>): Origin {
  if (origin.dropped !== null) return origin;
  const normal = normalText(origin.name);
  if (seen.has(normal)) return { ...origin, dropped: { step: 'distinct', reason: 'duplicate' } };
  seen.add(normal);
  return origin;
}

/** A funnel of its own for each: one source may give several names. */
export interface OriginFunnel {
  readonly of: string;
  readonly stages: FunnelStage[];
}

export function originFunnels(origins: readonly Origin[], { sources, names, steps }: OriginKind): OriginFunnel[] {
  const named = origins.filter(({ name }) => name !== '');
  const droppedOf = (some: readonly Origin[]) => some.flatMap(({ dropped }) => dropped ?? []);
  const given = new Set(origins.map(({ source }) => source)).size;
  const without = origins.filter(({ name }) => name === '');
  return [
    ...(sources === null
      ? []
      : [{ of: sources, stages: stagesOf({ name: 'given', kept: given }, steps.sources, droppedOf(without)) }]),
    { of: names, stages: stagesOf({ name: 'named', kept: named.length }, steps.names, droppedOf(named)) },
  ];
}
