/**
 * An audit of a mechanism by running it: on an input and on one with an account more, it finds the event that tells them
 * apart best, and states from new runs the least epsilon that fits them (Ding et al. 2018; Jagielski et al. 2020).
 */
import { createHash } from 'node:crypto';
import { lowerBound, upperBound } from '../../stats/clopper-pearson.ts';

/** What one run gave. */
export interface Outcome {
  /** The greater, the more it speaks for the account. */
  readonly score: number;
  /** All that can be seen of it. */
  readonly seen: string;
}

export interface Audited {
  readonly name: string;
  /** As it states of itself. */
  readonly epsilon: number;
  readonly delta: number;
  readonly run: (secret: Uint8Array, hasAccount: boolean) => Outcome | Promise<Outcome>;
}

export interface AuditResult {
  /** Clopper-Pearson lower bound at 95 %, both sides together; 0 where nothing tells the inputs apart. */
  readonly epsilon: number;
  readonly runs: number;
}

/** Of the runs on each input, those in which the event is looked for; it is counted in the others. */
const SEARCHED = 0.3;

/** @param runs on each of the two inputs, each under a secret of its own */
export async function audit({ run, delta }: Audited, runs: number, seed: string): Promise<AuditResult> {
  const [withAccount, without]: [Outcome[], Outcome[]] = [[], []];
  for (let index = 0; index < runs; index++) {
    withAccount.push(await run(secretOf(`${seed}/with/${index}`), true));
    without.push(await run(secretOf(`${seed}/without/${index}`), false));
  }
  const searched = Math.floor(runs * SEARCHED);
  const event = mostTelling(withAccount.slice(0, searched), without.slice(0, searched), delta);
  const epsilon = leastEpsilon(event, withAccount.slice(searched), without.slice(searched), delta, LEVEL);
  return { epsilon: Math.max(0, epsilon), runs };
}

/**
 * The event that most can be stated of. Where nothing can be stated of any, the one that most could be with less caution:
 * what is rare in few runs may be told of many.
 */
function mostTelling(withAccount: readonly Outcome[], without: readonly Outcome[], delta: number): Event {
  const events = eventsOf(withAccount, without);
  const bestAt = (level: number) =>
    events
      .map((event) => ({ event, found: leastEpsilon(event, withAccount, without, delta, level) }))
      .reduce((best, one) => (one.found > best.found ? one : best));
  const sure = bestAt(LEVEL);
  return sure.found > 0 ? sure.event : bestAt(UNSURE).event;
}

interface Event {
  readonly holds: (outcome: Outcome) => boolean;
  /** Whether it speaks for the account. */
  readonly forAccount: boolean;
}

/** Scores from some value on, up to some value, and exactly what came most often: noise that is known would repeat. */
function eventsOf(withAccount: readonly Outcome[], without: readonly Outcome[]): Event[] {
  const values = [...new Set([...withAccount, ...without].map(({ score }) => score))];
  const often = mostOften(withAccount);
  return [
    ...values.map((value): Event => ({ holds: ({ score }) => score >= value, forAccount: true })),
    ...values.map((value): Event => ({ holds: ({ score }) => score <= value, forAccount: false })),
    { holds: ({ seen }) => seen === often, forAccount: true },
  ];
}

function mostOften(outcomes: readonly Outcome[]): string | undefined {
  const counts = [...Map.groupBy(outcomes, ({ seen }) => seen)].map(([seen, all]) => ({ seen, times: all.length }));
  return counts.sort((left, right) => right.times - left.times)[0]?.seen;
}

const LEVEL = 0.975;
const UNSURE = 0.75;
/** Below what any event gives that says a little. */
const SAYS_NOTHING = -1_000;

function leastEpsilon(
  { holds, forAccount }: Event,
  withAccount: readonly Outcome[],
  without: readonly Outcome[],
  delta: number,
  level: number,
): number {
  const [more, less] = forAccount ? [withAccount, without] : [without, withAccount];
  const least = lowerBound(more.filter(holds).length, more.length, level) - delta;
  return least <= 0 ? SAYS_NOTHING : Math.log(least / upperBound(less.filter(holds).length, less.length, level));
}

function secretOf(name: string): Uint8Array {
  return createHash('sha256').update(name).digest();
}
