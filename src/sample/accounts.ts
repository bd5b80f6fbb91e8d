/** Accounts: a few write a lot and most write little, each in its language and about what it cares for. */
import { type Random, shuffled } from '../core/random.ts';
import { chance, elementAt, pickWeighted } from './draw.ts';
import type { Area, Language } from './material.ts';
import { inventPerson, type Person } from './personal-data.ts';

export interface Account {
  readonly id: string;
  /** How often it writes, beside other accounts. */
  readonly activity: number;
  readonly language: Language;
  readonly plan: Plan;
  readonly favourites: readonly Area[];
  readonly person: Person;
  /** 0 to 1. */
  readonly carelessness: number;
}

export type Plan = 'free' | 'plus' | 'team';

/** Zipf's law with a flattened head (Mandelbrot): the most active account has about 1 % of 6,000 conversations. */
const EXPONENT = 0.8;
const HEAD = 8;
/** Some accounts never come to write; about 3.7 conversations are left for each that does. */
const CONVERSATIONS_AN_ACCOUNT = 3;
const FAVOURITES = 3;
const TEAMS_LIKE = 'programming';
const HOW_MUCH = 6;
const GOLDEN_STEP = 0.618_033_988_75;
const SILVER_STEP = 0.414_213_562_37;
const plans: readonly (readonly [Plan, number])[] = [
  ['free', 0.62],
  ['plus', 0.23],
  ['team', 0.15],
];

export function makeAccounts(conversations: number, languages: readonly Language[], random: Random): Account[] {
  const count = Math.max(1, Math.ceil(conversations / CONVERSATIONS_AN_ACCOUNT));
  const numbers = shuffled(
    random.fork('numbers'),
    Array.from({ length: count }, (_, rank) => rank + 1),
  );
  return numbers.map((number, rank) => makeAccount(number, rank, languages, random.fork(`account-${rank}`)));
}

function makeAccount(number: number, rank: number, languages: readonly Language[], random: Random): Account {
  const language = elementAt(spread(rank, GOLDEN_STEP), languages, ({ share }) => share);
  const [plan] = pickWeighted(random, plans, ([, share]) => share);
  return {
    id: accountId(number),
    activity: (rank + 1 + HEAD) ** -EXPONENT,
    language,
    plan,
    favourites: favouritesOf(plan, rank, language.areas, random),
    person: inventPerson(random),
    carelessness: chance(random, 0.4) ? random.next() : 0.1,
  };
}

export function accountId(number: number): string {
  return `account-${String(number).padStart(4, '0')}`;
}

function favouritesOf(plan: Plan, rank: number, areas: readonly Area[], random: Random): Area[] {
  const weightOf = ({ name }: Area): number => (plan === 'team' && name === TEAMS_LIKE ? HOW_MUCH : 1);
  const first = elementAt(spread(rank, SILVER_STEP), areas, weightOf);
  return [first, ...Array.from({ length: FAVOURITES - 1 }, () => pickWeighted(random, areas, weightOf))];
}

/** Positions in 0 to 1 that are even over any stretch of ranks, so that no language or area depends on a few busy accounts. */
function spread(rank: number, step: number): number {
  return ((rank + 1) * step) % 1;
}
