/** Who uses which words and phrases, cluster by cluster. What is counted is people: an account (or conversation) once. */
import { NOBODY, type TermRows } from '../../../text/phrases.ts';

/** Terms that somebody in a cluster used, ascending, and by how many people each. */
export interface TermUsage {
  readonly terms: Uint32Array;
  readonly users: Uint32Array;
  /** People of the cluster, whatever they wrote. */
  readonly people: number;
}

/** `members` are rows of `terms`; `owners` says whom each row belongs to. */
export function termUsage(members: readonly number[], terms: TermRows, owners: Int32Array): TermUsage {
  const users = new Map<number, number>();
  const last = new Map<number, number>();
  let people = 0;
  let previous = NOBODY;
  for (const row of byOwner(members, owners)) {
    const owner = owners[row] as number;
    if (owner === NOBODY) continue;
    if (owner !== previous) people++;
    previous = owner;
    for (const term of termsOfRow(terms, row)) {
      if (last.get(term) === owner) continue;
      last.set(term, owner);
      users.set(term, (users.get(term) ?? 0) + 1);
    }
  }
  const sorted = Uint32Array.from(users.keys()).sort();
  return { terms: sorted, users: sorted.map((term) => users.get(term) as number), people };
}

/** Usages of groups side by side: somebody who is in two of them is two people. */
export function addUsages(usages: readonly TermUsage[]): Usages {
  const users = new Map<number, number>();
  let people = 0;
  for (const usage of usages) {
    people += usage.people;
    usage.terms.forEach((term, index) => {
      users.set(term, (users.get(term) ?? 0) + (usage.users[index] as number));
    });
  }
  return { users, people };
}

export interface Usages {
  readonly users: ReadonlyMap<number, number>;
  readonly people: number;
}

function termsOfRow({ starts, columns }: TermRows, row: number): Uint32Array {
  return columns.subarray(starts[row], starts[row + 1]);
}

function byOwner(members: readonly number[], owners: Int32Array): number[] {
  return members.toSorted((left, right) => (owners[left] as number) - (owners[right] as number) || left - right);
}
