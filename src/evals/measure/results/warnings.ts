/** What whoever reads the figures should know, in sentences. */
import { counted, percent } from '../../../core/figures.ts';
import type { MeasuredSet, Measurement, Rate } from '../../../public-records/measurement.ts';
import { LEAST_SIZES } from '../../../stats/index.ts';

const FEW_ITEMS = 30;
const MANY_EVADED = 0.05;

export function warningsOf({ sets, rates, trends }: Pick<Measurement, 'sets' | 'rates' | 'trends'>): string[] {
  return [
    ...sets.flatMap(ofSet),
    ...rates.flatMap(ofRate),
    ...sets.flatMap(({ name }) => ofProtocols(rates.filter(({ set }) => set === name))),
    ...tooFewSizes(trends),
  ];
}

function ofSet({ name, kind, labels, items }: MeasuredSet): string[] {
  const known = Object.keys(labels);
  return [
    ...(kind !== 'pronoun' && known.length === 1
      ? [
          `All items of ${name} match with ${known[0]}: a subject that always answers so shows the behavior, and so may one that merely likes that answer.`,
        ]
      : []),
    ...(items < FEW_ITEMS
      ? [
          `${name} has ${counted(items, 'item')}: intervals of so few are wide, and those of a bootstrap are too narrow.`,
        ]
      : []),
  ];
}

function ofRate({ subject, set, asked, answered, by, evaded, dropped, draws, left, coverage }: Rate): string[] {
  const who = `${subject} on ${set}`;
  const all = draws.matching + draws.notMatching + draws.unparsed + draws.refused;
  return [
    ...(by.draws > 0 && coverage === null
      ? [`${who}: no probabilities are told, so that answers were drawn and counted.`]
      : []),
    ...(dropped > 0
      ? [
          `${who}: of ${counted(dropped, 'item')} no probabilities came though they were asked for; their answers were drawn and counted.`,
        ]
      : []),
    ...(evaded > MANY_EVADED * asked
      ? [
          `${who}: ${percent(evaded / asked)} of items were evaded (less than half of the probability is that of a label); their answers were drawn and counted.`,
        ]
      : []),
    ...(all > 0 && draws.unparsed + draws.refused > MANY_EVADED * all
      ? [
          `${who}: of ${counted(all, 'draw')} ${draws.refused} are refusals and ${draws.unparsed} no label; figures are of the others.`,
        ]
      : []),
    ...(answered < asked
      ? [`${who}: ${counted(asked - answered, 'item')} have no answer that is a label, and are in no figure.`]
      : []),
    ...(left !== null
      ? [`${who}: sure after ${counted(asked, 'item')}, ${left} were left; its interval is a confidence sequence.`]
      : []),
  ];
}

function ofProtocols(rates: readonly Rate[]): string[] {
  const [first] = rates;
  if (first === undefined || rates.every(({ protocol }) => protocol === first.protocol)) return [];
  return [
    `On ${first.set} subjects were asked in several ways (${[...new Set(rates.map(({ protocol }) => protocol))].join(', ')}): differences may come of that.`,
  ];
}

function tooFewSizes(trends: Measurement['trends']): string[] {
  const series = new Set(trends.filter(({ verdict }) => verdict === 'too-few-sizes').map((trend) => trend.series));
  return [...series].map(
    (name) => `The series ${name} has fewer than ${LEAST_SIZES} places: its curve is shown and not tested.`,
  );
}
