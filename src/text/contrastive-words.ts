/**
 * How much more a group uses a word than others do: log-odds ratio with an informative Dirichlet prior, as a z-score
 * (Monroe, Colaresi and Quinn 2008, "Fightin' Words", section 3.5). What is counted is people, not occurrences.
 */

/** People who used a word, out of how many. */
export interface Usage {
  readonly users: number;
  readonly people: number;
}

/** Weight of the prior, in people: a word's share in the whole is believed as if that many had been asked. */
export const PRIOR_PEOPLE = 10;

/** Greater than zero where the group uses the word more than the others. Finite for all counts. `share`, 0 to 1, is the word's share in the whole. */
export function logOddsScore(group: Usage, others: Usage, share: number): number {
  const prior = PRIOR_PEOPLE * Math.min(0.999, Math.max(1e-6, share));
  const difference = logOdds(group, prior) - logOdds(others, prior);
  return difference / Math.sqrt(1 / (group.users + prior) + 1 / (others.users + prior));
}

function logOdds({ users, people }: Usage, prior: number): number {
  return Math.log((users + prior) / (people - users + PRIOR_PEOPLE - prior));
}
