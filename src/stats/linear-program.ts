/**
 * Extremes of sums of unknowns, none below zero, of which other sums are known. Solved by HiGHS (Huangfu, Hall 2018:
 * dual revised simplex; branch and cut where values must be whole), compiled to WebAssembly.
 */
import type { Highs, Model } from 'highs';

/** `of` (unknowns, each once) add up to `sum`. */
export interface KnownSum {
  readonly of: readonly number[];
  readonly sum: number;
}

export interface Extreme {
  /** By unknown. */
  readonly values: Float64Array;
  /** Known sums that hold the extreme where it is; none where values had to be whole. */
  readonly tight: readonly number[];
}

/** A program that is asked for many extremes in turn. */
export interface SumProgram {
  /** @param weights by unknown: what is to be as much as possible */
  most(weights: Float64Array, whole: boolean): Extreme;
  dispose(): void;
}

export type OpenProgram = (unknowns: number, sums: readonly KnownSum[]) => SumProgram;

/** Loads the solver. Programs must be disposed of. */
export async function openLinearSolver(): Promise<OpenProgram> {
  const { default: loader } = await import('highs');
  // Its types are those of the CommonJS build, where the default lies deeper.
  const highs = await (loader as unknown as () => Promise<Highs>)();
  return (unknowns, sums) => new HighsProgram(highs, unknowns, sums);
}

const TIGHT = 1e-7;

class HighsProgram implements SumProgram {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #all: Int32Array;
  #isWhole = false;

  constructor(highs: Highs, unknowns: number, sums: readonly KnownSum[]) {
    this.#highs = highs;
    this.#all = Int32Array.from({ length: unknowns }, (_, unknown) => unknown);
    const starts = [0];
    for (const { of } of sums) starts.push((starts.at(-1) as number) + of.length);
    const known = Float64Array.from(sums, ({ sum }) => sum);
    const indices = Int32Array.from(sums.flatMap(({ of }) => of));
    this.#model = highs.createModel({
      numCols: unknowns,
      numRows: sums.length,
      sense: highs.constants.objectiveSense.maximize,
      offset: 0,
      colCost: new Float64Array(unknowns),
      colLower: new Float64Array(unknowns),
      colUpper: new Float64Array(unknowns).fill(highs.infinity),
      rowLower: known,
      rowUpper: known,
      matrix: {
        format: 'csr',
        numRows: sums.length,
        numCols: unknowns,
        starts: Int32Array.from(starts),
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    });
    // The build has one thread; with a set seed the same program gives the same answers.
    this.#model.options.set({ output_flag: false, random_seed: 0 });
  }

  most(weights: Float64Array, whole: boolean): Extreme {
    const model = this.#model;
    if (whole !== this.#isWhole) {
      model.changeColsIntegrality(
        { kind: 'set', indices: this.#all },
        new Int32Array(this.#all.length).fill(whole ? 1 : 0),
      );
      this.#isWhole = whole;
    }
    model.changeColsCost({ kind: 'set', indices: this.#all }, weights);
    model.run();
    if (model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) {
      throw new Error('The figures of releases contradict one another.');
    }
    const { colValue, rowDual } = model.getSolution();
    const tight = whole ? [] : [...rowDual.keys()].filter((row) => Math.abs(rowDual[row] as number) > TIGHT);
    return { values: colValue, tight };
  }

  dispose(): void {
    this.#model.dispose();
  }
}
