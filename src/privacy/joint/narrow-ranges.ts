/**
 * Which figures below the minimum are left too narrow a range by known sums. A range is proved wide by two tables of
 * whole numbers that both fit all that is known and differ in the figure by the minimum or more; one is the truth.
 */
import type { Extreme, OpenProgram, SumProgram } from '../../stats/linear-program.ts';
import type { Unknowns } from './unknowns.ts';

export interface NarrowFigure {
  /** Unknowns that it is the sum of. */
  readonly of: readonly number[];
  /** Known sums (by position) that hold it; where that is not known, all those that share an unknown with it. */
  readonly heldBy: readonly number[];
}

interface Target {
  readonly of: readonly number[];
  least: number;
  most: number;
}

const WHOLE = 1e-6;
/** Rounds of random directions before each figure is looked at by itself: one table shows many ranges. */
const ROUNDS = 8;

/** The first that are found: those that were seen in one pass. Empty where every range is as wide as the minimum. */
export function narrowFigures(unknowns: Unknowns, minimum: number, open: OpenProgram): NarrowFigure[] {
  const targets = targetsOf(unknowns, minimum);
  if (targets.length === 0) return [];
  const known = knownOf(unknowns);
  const pinned = targets.filter(({ of }) => of.every((unknown) => known.has(unknown)));
  if (pinned.length > 0) return pinned.map(({ of }) => ({ of, heldBy: sharing(unknowns, of) }));
  const program = open(unknowns.sizes.length, unknowns.sums);
  try {
    return new Search(unknowns, targets, minimum, program).run();
  } finally {
    program.dispose();
  }
}

/** Unknowns that follow from sums of one unknown alone. */
function knownOf({ sums }: Unknowns): ReadonlySet<number> {
  return new Set(sums.flatMap(({ of }) => (of.length === 1 ? of : [])));
}

/** Figures below the minimum that no release shows: single unknowns, and cells that are several. */
function targetsOf({ sizes, hidden }: Unknowns, minimum: number): Target[] {
  const sizeOf = (of: readonly number[]): number => of.reduce((sum, unknown) => sum + (sizes[unknown] as number), 0);
  const single = sizes.map((_, unknown) => [unknown]);
  const several = hidden.filter((of) => of.length > 1);
  return [...single, ...several].flatMap((of) => {
    const size = sizeOf(of);
    return size < minimum ? [{ of, least: size, most: size }] : [];
  });
}

function sharing({ sums }: Unknowns, of: readonly number[]): number[] {
  const own = new Set(of);
  return [...sums.keys()].filter((position) => sums[position]?.of.some((unknown) => own.has(unknown)));
}

class Search {
  readonly #unknowns: Unknowns;
  readonly #targets: readonly Target[];
  readonly #minimum: number;
  readonly #program: SumProgram;

  constructor(unknowns: Unknowns, targets: readonly Target[], minimum: number, program: SumProgram) {
    this.#unknowns = unknowns;
    this.#targets = targets;
    this.#minimum = minimum;
    this.#program = program;
  }

  run(): NarrowFigure[] {
    for (let round = 0; round < ROUNDS; round++) {
      const open = this.#open();
      if (open.length === 0) return [];
      // Fibonacci hashing: directions that are set, and unlike one another.
      const signs = open.map((_, position) => ((Math.imul(position + 1, 0x9e3779b1) >>> (round + 8)) & 1 ? 1 : -1));
      for (const sense of [1, -1])
        this.#see(
          this.#solve(
            open.map(({ of }, at) => ({ of, weight: sense * (signs[at] as number) })),
            false,
          ),
        );
    }
    return this.#targets.flatMap((target) => (this.#isWide(target) ? [] : (this.#look(target) ?? [])));
  }

  #open(): Target[] {
    return this.#targets.filter((target) => !this.#isWide(target));
  }

  #isWide({ least, most }: Target): boolean {
    return most - least >= this.#minimum;
  }

  #look(target: Target): NarrowFigure | null {
    const ends = [1, -1].map((weight) => this.#solve([{ of: target.of, weight }], false));
    for (const end of ends) this.#see(end);
    if (this.#isWide(target)) return null;
    const [high, low] = ends.map((end) => sumOf(end.values, target.of)) as [number, number];
    const heldBy = [...new Set(ends.flatMap((end) => end.tight))];
    if (high - low < this.#minimum - WHOLE) return { of: target.of, heldBy };
    for (const weight of [1, -1]) this.#see(this.#solve([{ of: target.of, weight }], true));
    return this.#isWide(target) ? null : { of: target.of, heldBy: sharing(this.#unknowns, target.of) };
  }

  #solve(parts: readonly { readonly of: readonly number[]; readonly weight: number }[], whole: boolean): Extreme {
    const weights = new Float64Array(this.#unknowns.sizes.length);
    for (const { of, weight } of parts)
      for (const unknown of of) weights[unknown] = (weights[unknown] as number) + weight;
    return this.#program.most(weights, whole);
  }

  /** Only tables of whole numbers count, and only where they fit to the last digit. */
  #see({ values }: Extreme): void {
    const whole = values.map(Math.round);
    if (values.some((value, unknown) => Math.abs(value - (whole[unknown] as number)) > WHOLE)) return;
    if (this.#unknowns.sums.some(({ of, sum }) => sumOf(whole, of) !== sum)) return;
    for (const target of this.#targets) {
      const figure = sumOf(whole, target.of);
      target.least = Math.min(target.least, figure);
      target.most = Math.max(target.most, figure);
    }
  }
}

function sumOf(values: Float64Array, of: readonly number[]): number {
  return of.reduce((sum, unknown) => sum + (values[unknown] as number), 0);
}
