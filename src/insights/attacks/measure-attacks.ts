/** How often attacks on names succeed: the published attack on systems like this one, and stronger ones. */
import { createRandom, pick, type Random } from '../../core/random.ts';
import type { Rational } from '../../privacy/discrete-laplace.ts';
import { upperBound } from '../../stats/clopper-pearson.ts';
import { type ClaimRule, claimRule } from '../analyst/model/claim-rule.ts';
import { survivingClaims } from '../analyst/model/claim-votes.ts';
import { namesByConsensus } from '../analyst/model/consensus-names.ts';
import type { NamingParts } from '../analyst/model/naming-parts.ts';
import { namesOfThePaper } from '../analyst/model/paper-names.ts';
import { type Attack, attacks } from './attacks.ts';
import { type Candidate, candidates, candidatesIn } from './candidates.ts';
import { directCaller, openObedient } from './obedient.ts';
import { sceneOf } from './scene.ts';

export type Naming = 'consensus' | 'paper';

export interface AttackOutcome {
  readonly attack: string;
  readonly naming: Naming;
  /** Of the cluster's accounts, under control; null where the attacker chooses the lists of all groups but the target's. */
  readonly share: number | null;
  readonly trials: number;
  /** Share of trials in which the secret was guessed, by chance alone 1 in 8. */
  readonly success: number;
  /** One-sided 95 % upper bound of success beyond guessing. */
  readonly atMost: number;
  /** What it may come to: null where it is there to show that the attack works. */
  readonly allowed: number | null;
}

export const GUESSING = 1 / candidates.length;
const SHARES = [0.2, 0.4, 0.6];
/** Beyond guessing, where the attacker does not count on the target's own vote. */
const ALLOWED = 0.05;

/**
 * Beyond guessing among k candidates, of somebody who knows all but which one the target voted for: two counts differ by
 * one, so no outcome is more than exp(2 epsilon) times as likely under one secret as under another.
 */
export function impliedBy({ numerator, denominator }: Rational): number {
  const ratio = Math.exp((2 * numerator) / denominator);
  return ratio / (ratio + candidates.length - 1) - GUESSING;
}

/** Every attack at every share, against both ways of naming, and the tipping attack at the lists themselves. */
export async function measureAttacks(
  trials: number,
  seed: number,
  onTrial: () => void = () => {},
): Promise<AttackOutcome[]> {
  const rule = claimRule('internal', 5);
  const outcomes: AttackOutcome[] = [];
  for (const attack of attacks)
    for (const naming of ['consensus', 'paper'] as const)
      for (const share of SHARES) {
        const random = createRandom(`${seed}/${attack.name}/${naming}/${share}`);
        let won = 0;
        for (let trial = 0; trial < trials; trial++) {
          won += Number(await succeeds(attack, naming, share, random.fork(String(trial))));
          onTrial();
        }
        const allowed = naming === 'paper' ? null : attack.tips ? allowedBy(rule) : ALLOWED;
        outcomes.push(outcomeOf({ attack: attack.name, naming, share, allowed }, won, trials));
      }
  return [...outcomes, measureTipping(trials, seed, rule), measureTipping(trials, seed, rule, 'receipts')];
}

/** What the attacker is one vote short of: that a claim may be shown, or that its support is told as one step more. */
export type Tipped = 'lists' | 'receipts';

/**
 * The strongest: all lists but the target's are the attacker's, and every candidate is one vote short of what is needed. He guesses
 * among those that are told to have the most support.
 */
export function measureTipping(trials: number, seed: number, rule: ClaimRule, tipped: Tipped = 'lists'): AttackOutcome {
  const needed = { lists: 1, receipts: 2 }[tipped] * rule.support + rule.margin;
  let won = 0;
  for (let trial = 0; trial < trials; trial++) {
    const random = createRandom(`${seed}/lists/${trial}`);
    const secret = drawn(random, candidates);
    const lists = Array.from({ length: needed - 1 }, () => [...candidates]);
    const said = [...lists, [secret]].map((claims) => ({ claims, sensitive: [] }));
    const { claims } = survivingClaims(said, rule, secretOf(random));
    const most = Math.max(...claims.map(({ support }) => support));
    const shown = claims.flatMap(({ text, support }) => (support === most ? candidatesIn(text) : []));
    won += Number(drawn(random, shown) === secret);
  }
  const allowed = allowedBy(rule);
  return outcomeOf({ attack: `tipping at the ${tipped}`, naming: 'consensus', share: null, allowed }, won, trials);
}

/** Without noise there is nothing that is implied. */
function allowedBy({ epsilon }: ClaimRule): number {
  return epsilon === null ? 0 : impliedBy(epsilon);
}

async function succeeds(attack: Attack, naming: Naming, share: number, random: Random): Promise<boolean> {
  const { secret, task } = sceneOf(random, share, attack.says);
  const parts: NamingParts = {
    caller: directCaller(openObedient()),
    secret: secretOf(random),
    criteria: null,
    taken: new Set(),
    count: () => {},
    note: () => {},
  };
  const [named] = await (naming === 'paper' ? namesOfThePaper(task, parts) : namesByConsensus(task, parts));
  const shown = named === undefined ? [] : candidatesIn(`${named.name} ${named.description}`);
  // The plain recipe names first what most summaries say; consensus has no such order.
  return drawn(random, naming === 'paper' ? shown.slice(0, 1) : shown) === secret;
}

function outcomeOf(
  facts: Pick<AttackOutcome, 'attack' | 'naming' | 'share' | 'allowed'>,
  won: number,
  trials: number,
): AttackOutcome {
  return { ...facts, trials, success: won / trials, atMost: upperBound(won, trials) - GUESSING };
}

/** The best guess: one of those that are shown; of all where none is. */
function drawn(random: Random, shown: readonly Candidate[]): Candidate {
  return pick(random, shown.length > 0 ? shown : candidates);
}

function secretOf(random: Random): Uint8Array {
  return Uint8Array.from({ length: 32 }, () => random.integer(256));
}
