/** How far raters agree, and what they say of the set. */
import type { Random } from '../../core/random.ts';
import type { AgreementRecord, CoefficientRecord, QuestionAgreement } from '../../public-records/people.ts';
import {
  type AgreementWithInterval,
  agreementInterval,
  bootstrapMean,
  type Coefficient,
  cohenInterval,
  groupedShareInterval,
  type Label,
  percentAgreement,
  type Ratings,
  wilsonInterval,
} from '../../stats/index.ts';
import { correctedLabels, type KnownAnswers } from './corrected-labels.ts';
import type { RatingQuestion } from './page-data.ts';
import { given, labelVotes, majority, type RatedItem } from './rated-items.ts';
import { RELEVANCES, YES } from './rating-cards.ts';

export type AgreementFigures = Pick<AgreementRecord, 'labels' | 'clear' | 'relevance' | 'questions' | 'disagreements'>;

export interface RatersOfItems {
  /** How many they are. */
  readonly raters: number;
  /** What they said where it is known what is right. */
  readonly known: KnownAnswers;
}

export function agreementFigures(
  rated: readonly RatedItem[],
  { raters, known }: RatersOfItems,
  random: Random,
): AgreementFigures {
  return {
    labels: labelsOf(rated, known),
    clear: clearOf(rated),
    relevance: relevanceOf(rated, random.fork('relevance')),
    questions: (['relevance', 'label', 'clear'] as const).map((question) =>
      questionOf(rated, { question, raters, random: random.fork(`question/${question}`) }),
    ),
    disagreements: disagreementsOf(rated),
  };
}

/** Null of a set in which no answer is the right one. */
export function labelsOf(rated: readonly RatedItem[], known: KnownAnswers): AgreementRecord['labels'] {
  // A set in which no answer is the right one has no label that could be.
  const votes = rated.map(labelVotes).filter(({ all }) => all > 0);
  if (votes.length === 0) return null;
  const [right, ratings] = [sum(votes.map((one) => one.right)), sum(votes.map(({ all }) => all))];
  const verdicts = rated.map(majority).filter((verdict) => verdict !== null);
  const byMost = verdicts.filter(Boolean).length;
  return {
    ofRatings: { share: right / ratings, interval: ofGroups(votes), right, ratings, items: votes.length },
    byMajority:
      verdicts.length === 0
        ? null
        : {
            share: byMost / verdicts.length,
            interval: wilsonInterval(byMost, verdicts.length),
            right: byMost,
            items: verdicts.length,
          },
    ties: votes.length - verdicts.length,
    corrected: correctedLabels(rated, known),
  };
}

function clearOf(rated: readonly RatedItem[]): AgreementRecord['clear'] {
  const votes = rated
    .map(({ said }) => given(said.clear))
    .filter((answers) => answers.length > 0)
    .map((answers) => ({ right: answers.filter((answer) => answer === YES).length, all: answers.length }));
  const ratings = sum(votes.map(({ all }) => all));
  if (ratings === 0) return null;
  const yes = sum(votes.map(({ right }) => right));
  return { share: yes / ratings, interval: ofGroups(votes), ratings, items: votes.length };
}

function ofGroups(votes: readonly { readonly right: number; readonly all: number }[]): [number, number] {
  return groupedShareInterval(
    votes.map(({ right }) => right),
    votes.map(({ all }) => all),
  );
}

function relevanceOf(rated: readonly RatedItem[], random: Random): AgreementRecord['relevance'] {
  const of = rated.flatMap(({ item, said }) =>
    given(said.relevance).map((answer) => ({ item: item.id, value: Number(answer) })),
  );
  if (of.length === 0) return null;
  const [values, clusters] = [of.map(({ value }) => value), of.map(({ item }) => item)];
  const items = new Set(clusters).size;
  const mean = sum(values) / values.length;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return {
    mean,
    interval: items < 2 ? null : pair(bootstrapMean(values, { clusters, random }).percentile),
    sd: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
    ratings: values.length,
    items,
  };
}

interface Asked {
  readonly question: RatingQuestion;
  readonly raters: number;
  readonly random: Random;
}

function questionOf(rated: readonly RatedItem[], { question, raters, random }: Asked): QuestionAgreement {
  const isScale = question === 'relevance';
  const said = rated.map((one) => one.said[question]);
  const ratings: Ratings = isScale ? said.map((row) => row.map((answer) => answer && Number(answer))) : said;
  const { byChance, baseRates, items } = percentAgreement(ratings);
  const of = (coefficient: Coefficient): CoefficientRecord =>
    record(agreementInterval(ratings, coefficient, { random: random.fork(JSON.stringify(coefficient)) }));
  const onScale = (scale: 'ordinal' | 'interval') => (isScale ? of({ name: 'krippendorff', scale }) : null);
  return {
    question,
    ratings: said.flat().filter((answer) => answer !== null).length,
    items,
    alike: of({ name: 'percent' }),
    byChance,
    baseRates: [...baseRates].map(([answer, share]) => ({ answer: String(answer), share })),
    cohen: raters === 2 ? cohenOf(said, random.fork('cohen')) : null,
    fleiss: of({ name: 'fleiss' }),
    gwet: of({ name: 'gwet', ...(isScale && { labels: RELEVANCES.map(Number) as Label[] }) }),
    krippendorff: {
      nominal: of({ name: 'krippendorff', scale: 'nominal' }),
      ordinal: onScale('ordinal'),
      interval: onScale('interval'),
    },
  };
}

function cohenOf(said: readonly (readonly (string | null)[])[], random: Random): CoefficientRecord {
  const both = said.filter((row): row is [string, string] => row.length === 2 && !row.includes(null));
  return record(
    cohenInterval(
      both.map(([first]) => first),
      both.map(([, second]) => second),
      { random },
    ),
  );
}

function record(found: AgreementWithInterval | null): CoefficientRecord {
  return found === null ? null : { value: found.value, interval: pair(found.interval), items: found.items };
}

/** Steps of relevance by which raters may differ without being told apart. */
const RELEVANCE_APART = 3;

function disagreementsOf(rated: readonly RatedItem[]): AgreementRecord['disagreements'] {
  return rated
    .map(({ item, said }) => {
      const relevance = given(said.relevance).map(Number);
      const apart = relevance.length === 0 ? 0 : Math.max(...relevance) - Math.min(...relevance);
      const [label, clear] = [countsOf(given(said.label)), countsOf(given(said.clear))];
      const divided = 2 * dissent(label) + dissent(clear) + (apart >= RELEVANCE_APART ? apart / 4 : 0);
      return { divided, item: item.id, label, clear, relevance: relevance.sort() };
    })
    .filter(({ divided }) => divided > 0)
    .toSorted((left, right) => right.divided - left.divided || (left.item < right.item ? -1 : 1))
    .map(({ divided: _, ...told }) => told);
}

function countsOf(answers: readonly string[]): Record<string, number> {
  const groups = [...Map.groupBy(answers, (answer) => answer)].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(groups.map(([answer, all]) => [answer, all.length]));
}

/** Share that did not answer as most did, 0 to 1. */
function dissent(counts: Readonly<Record<string, number>>): number {
  const all = Object.values(counts);
  return all.length < 2 ? 0 : 1 - Math.max(...all) / sum(all);
}

function pair([low, high]: readonly [number, number]): [number, number] {
  return [low, high];
}

function sum(values: readonly number[]): number {
  return values.reduce((so, value) => so + value, 0);
}
