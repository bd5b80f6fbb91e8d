/** What a check found wrong. Findings name places, by path, id and position; they never quote what a file says. */

export interface Finding {
  /** Short name of the check that did not pass, e.g. `sum`, `cell-threshold`. */
  readonly check: string;
  /** File, and within it the cluster or value, by id or position. */
  readonly place: string;
  readonly message: string;
}

export class Findings {
  readonly #all: Finding[] = [];
  readonly #prefix: string;

  /** @param prefix put before every place: which of several folders is meant */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  get all(): readonly Finding[] {
    return this.#all;
  }

  add(check: string, place: string, message: string): void {
    this.#all.push({ check, place: `${this.#prefix}${place}`, message });
  }

  /** Adds a finding unless the check holds; says whether it does. */
  expect(holds: boolean, check: string, place: string, message: string): boolean {
    if (!holds) this.add(check, place, message);
    return holds;
  }
}
