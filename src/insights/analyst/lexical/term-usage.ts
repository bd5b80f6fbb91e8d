/** Who uses which words and phrases, cluster by cluster. What is counted is people: an account (or conversation) once. */
import { NOBODY, type TermRows } from '../../../text/phrases.ts';

/** Terms that somebody in a cluster used, ascending, and by how many people each. */
export interface TermUsage {
  readonly terms: Uint32Array;
  readonly users: Uint32Array;
  /** People of the cluster, whatever they wrote. */
  readonly people: number;
}

/** Of members, which are rows of `terms`; `owners` says whom each row belongs to. */
export function usageReader(terms: TermRows, owners: Int32Array): (members: readonly number[]) => TermUsage {
  const users = new Uint32Array(terms.terms.length);
  const last = new Int32Array(terms.terms.length).fill(NOBODY);
  return (members) => {
    const met: number[] = [];
    let people = 0;
    let previous = NOBODY;
    for (const row of byOwner(members, owners)) {
      const owner = owners[row] as number;
      if (owner === NOBODY) continue;
      if (owner !== previous) people++;
      previous = owner;
      for (let at = terms.starts[row] as number; at < (terms.starts[row + 1] as number); at++) {
        const term = terms.columns[at] as number;
        if (last[term] === owner) continue;
        if (last[term] === NOBODY) met.push(term);
        last[term] = owner;
        users[term] = (users[term] as number) + 1;
      }
    }
    const sorted = Uint32Array.from(met).sort();
    const usage = { terms: sorted, users: sorted.map((term) => users[term] as number), people };
    for (const term of met) {
      users[term] = 0;
      last[term] = NOBODY;
    }
    return usage;
  };
}

/** Some terms, in an order of their own, and by how many people of a group each was used. */
export interface Usages {
  readonly users: Float64Array;
  readonly people: number;
}

/** Usages of groups side by side: somebody who is in two of them is two people. */
export type AddUsages = (usages: readonly TermUsage[]) => Usages;

/** @param most terms that there are @returns for some of them what adds usages up, until it is asked for others */
export function usageAdder(most: number): (wanted: readonly number[]) => AddUsages {
  // Counted from 1; 0 is a term that is not wanted.
  const places = new Uint32Array(most);
  let placed: readonly number[] = [];
  return (wanted) => {
    for (const term of placed) places[term] = 0;
    placed = wanted;
    for (const [place, term] of wanted.entries()) places[term] = place + 1;
    return (usages) => {
      const users = new Float64Array(wanted.length + 1);
      let people = 0;
      for (const usage of usages) {
        people += usage.people;
        for (let at = 0; at < usage.terms.length; at++) {
          const place = places[usage.terms[at] as number] as number;
          users[place] = (users[place] as number) + (usage.users[at] as number);
        }
      }
      return { users: users.subarray(1), people };
    };
  };
}

function byOwner(members: readonly number[], owners: Int32Array): number[] {
  return members.toSorted((left, right) => (owners[left] as number) - (owners[right] as number) || left - right);
}
