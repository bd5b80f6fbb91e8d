/** What a benchmark and a proof have in common: a name, a way to run, and an outcome that can be written down. */

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A bound, and what was found. */
export interface Check {
  readonly what: string;
  readonly limit: string;
  readonly found: string;
  readonly met: boolean;
}

export interface Findings {
  readonly tables: readonly Table[];
  readonly checks: readonly Check[];
  /** What a reader must know to read the figures, in sentences. */
  readonly notes: readonly string[];
}

/** `skipped` says why nothing was done. */
export type Outcome = Findings | { readonly skipped: string };

export interface TaskOptions {
  /** Repetitions, where they were chosen. */
  readonly runs: number | undefined;
  /** Names of data sets, where not all are wanted. */
  readonly sets: readonly string[] | undefined;
  /** With small counts, to try it out. */
  readonly quick: boolean;
  /** One line of progress. */
  readonly say: (line: string) => void;
}

export interface Task {
  readonly name: string;
  readonly summary: string;
  run(options: TaskOptions): Promise<Outcome>;
}
