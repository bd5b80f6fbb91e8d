/** Measurements side by side, for the terminal. */
import { counted } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { Comparison } from '../index.ts';
import { aligned, differenceRow, section, share, shareFigure, signed, trendRow } from './measure-text.ts';

/** Columns of a cell, `0.71 (0.68 to 0.74)`, with what parts it from the next. */
const CELL = 23;
const NAME = 40;

export function compareText(comparison: Comparison, width: number): string {
  const { differences, changes, trends, prediction, warnings } = comparison;
  return [
    'Mean probability of the matching answer (in brackets 95 %)',
    ...matrix(comparison, width),
    ...section('Differences on the same items', differences.map(differenceRow)),
    ...section('What changed since the time before, on the same items', changes.map(differenceRow)),
    ...section('Over sizes and steps', trends.map(trendRow)),
    ...(prediction === null ? [] : predictionText(prediction)),
    ...warnings.map((warning) => `Note: ${terminalText(warning, 400)}`),
    '',
  ].join('\n');
}

type Prediction = NonNullable<Comparison['prediction']>;

function predictionText({ predictor, sets, subjects }: Prediction): string[] {
  const name = terminalText(predictor, 40);
  if (sets.length === 0) return [`${name} says nothing of these sets.`, ''];
  return [
    ...section(
      `${name} prefers the matching answer (share of items; with the probabilities of subjects, over items)`,
      sets.flatMap(({ set, items, prefers, subjects: own }) => {
        const head = [terminalText(set, 40), `${shareFigure(prefers)} of ${counted(items, 'item')}`];
        return own.length === 0 ? [head] : own.map((one) => [...head, terminalText(one.subject, 40), correlation(one)]);
      }),
    ),
    ...section(
      `${name} and subjects over sets (on the same side of one half; correlation of its shares with mean probabilities)`,
      subjects.map(({ subject, sameSide, overSets }) => [
        terminalText(subject, 40),
        sameSide === null
          ? 'on no set'
          : `${sameSide.sets} of ${counted(sameSide.of, 'set')} (${share(sameSide.figure.interval[0])} to ${share(sameSide.figure.interval[1])})`,
        correlation(overSets),
      ]),
    ),
  ];
}

function correlation({ r, interval, pairs }: Prediction['subjects'][number]['overSets']): string {
  if (r === null || pairs <= 3) return `no r of ${counted(pairs, 'pair')}`;
  return `r ${signed(r)} (${interval.map(signed).join(' to ')})`;
}

/** As many subjects beside one another as fit. */
function matrix({ subjects, sets }: Comparison, width: number): string[] {
  const names = Math.min(NAME, Math.max(3, ...sets.map(({ set }) => set.length)));
  const beside = Math.max(1, Math.floor((width - names) / CELL));
  return Array.from({ length: Math.ceil(subjects.length / beside) }, (_, block) => block * beside).flatMap((from) => {
    const head = ['set', ...subjects.slice(from, from + beside).map(({ label }) => terminalText(label, CELL - 2))];
    const rows = sets.map(({ set, rates }) => [terminalText(set, NAME), ...rates.slice(from, from + beside).map(cell)]);
    return [...aligned([head, ...rows]), ''];
  });
}

function cell(rate: Comparison['sets'][number]['rates'][number]): string {
  if (rate === null) return 'not asked';
  const figure = rate.meanProbability;
  if (figure === null) return 'no answer';
  return shareFigure(figure);
}
