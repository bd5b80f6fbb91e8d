/** Counting people without a set of them: all that one of them did is looked at together. */
import { NOBODY } from './phrases.ts';

/** Rows that somebody stands behind, those of one owner together. Quick where they come in that order. */
export function ownedRows({
  members,
  owners,
}: {
  readonly members: readonly number[];
  readonly owners: Int32Array;
}): number[] {
  const owned = members.filter((row) => owners[row] !== NOBODY);
  return owned.sort((left, right) => (owners[left] as number) - (owners[right] as number));
}

/** How many people did something. */
export class People {
  #last = NOBODY;
  size = 0;

  add(owner: number): void {
    if (owner !== this.#last) this.size++;
    this.#last = owner;
  }
}
