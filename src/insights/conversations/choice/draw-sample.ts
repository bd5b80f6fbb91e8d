/** A seeded sample of conversations or of completions, from all or from each stratum. */
import { sha256 } from '../../../core/hash.ts';
import type { Choice } from '../../choice.ts';

export interface Sampled {
  readonly id: string;
  /** How often the model answered, at least 1. */
  readonly completions: number;
  readonly stratum: string;
}

export interface Drawn<Entry> {
  readonly entry: Entry;
  /** How many completions are kept of it; null where it is kept whole. */
  readonly upTo: number | null;
}

interface Unit<Entry> extends Drawn<Entry> {
  readonly draw: string;
}

/** What is drawn depends on ids, strata and the seed alone. In no order. */
export function drawSample<Entry extends Sampled>(
  entries: readonly Entry[],
  { sample, sampleBy, stratify }: Choice,
  seed: number,
): Drawn<Entry>[] {
  if (sample === undefined) return entries.map(whole);
  const units = sampleBy === 'completions' ? completionsOf(entries, seed) : conversationsOf(entries, seed);
  if (sample >= units.length) return entries.map(whole);
  const strata = stratify === undefined ? [units] : [...Map.groupBy(units, ({ entry }) => entry.stratum).values()];
  const drawn = inStrata(strata, sample, seed);
  return sampleBy === 'completions' ? lastOfEach(drawn) : drawn;
}

function whole<Entry>(entry: Entry): Drawn<Entry> {
  return { entry, upTo: null };
}

function conversationsOf<Entry extends Sampled>(entries: readonly Entry[], seed: number): Unit<Entry>[] {
  return entries.map((entry) => ({ ...whole(entry), draw: sha256(`${seed}/sample/${entry.id}`) }));
}

function completionsOf<Entry extends Sampled>(entries: readonly Entry[], seed: number): Unit<Entry>[] {
  return entries.flatMap((entry) =>
    Array.from({ length: entry.completions }, (_, index) => ({
      entry,
      upTo: index + 1,
      draw: sha256(`${seed}/sample/${entry.id}/${index}`),
    })),
  );
}

/** As many of each stratum as it has and as all others give; what does not come out even goes to some by chance. */
function inStrata<Entry extends Sampled>(
  strata: readonly (readonly Unit<Entry>[])[],
  sample: number,
  seed: number,
): Unit<Entry>[] {
  const inTurn = strata
    .map((units) => ({ units, turn: sha256(`${seed}/stratum/${(units[0] as Unit<Entry>).entry.stratum}`) }))
    .sort((left, right) => left.units.length - right.units.length || compare(left.turn, right.turn));
  let left = sample;
  const level = { units: 0, over: 0 };
  for (const [index, { units }] of inTurn.entries()) {
    const sharing = inTurn.length - index;
    level.units = Math.floor(left / sharing);
    level.over = left % sharing;
    if (units.length > level.units) break;
    left -= units.length;
  }
  const larger = inTurn
    .filter(({ units }) => units.length > level.units)
    .sort((one, other) => compare(one.turn, other.turn));
  const more = new Set(larger.slice(0, level.over));
  return inTurn.flatMap((stratum) =>
    [...stratum.units]
      .sort((one, other) => compare(one.draw, other.draw))
      .slice(0, level.units + (more.has(stratum) ? 1 : 0)),
  );
}

function lastOfEach<Entry extends Sampled>(units: readonly Unit<Entry>[]): Drawn<Entry>[] {
  const last = new Map<string, Unit<Entry>>();
  for (const unit of units) {
    if ((unit.upTo ?? 0) > (last.get(unit.entry.id)?.upTo ?? 0)) last.set(unit.entry.id, unit);
  }
  return [...last.values()];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
