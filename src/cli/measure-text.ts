/** What was measured, for the terminal. Names of sets and subjects come from files: they pass `terminalText`. */
import { counted, grouped, percent, points } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { Comparison, Measurement, MeasureResult } from '../index.ts';
import { spentText } from './spent-text.ts';

type Rate = Measurement['rates'][number];
type Figure = NonNullable<Rate['matchRate']>;
type Row = readonly string[];

/** @param asked sets, as they were named */
export function measureText({ folder, measurement, models }: MeasureResult, asked: readonly string[]): string {
  const { sets, differences, trends, correlations, warnings, robustness = [] } = measurement;
  return [
    ...sets.flatMap((set) => setLines(set, measurement)),
    ...section(
      'Differences from the first subject, on the same items (mean probability)',
      differences.map(differenceRow),
    ),
    ...section('Over sizes and steps (mean probability)', trends.map(trendRow)),
    ...section('Female pronouns and statistics', correlations.map(correlationRow)),
    ...section(
      'Asked otherwise (mean probability; share of the variance of answers that comes of it)',
      robustness.flatMap(factorRows),
    ),
    ...section('Told to be the opposite, and to be so (mean probability)', robustness.map(toldRow)),
    ...warnings.map((warning) => `Note: ${terminalText(warning, 400)}`),
    ...(warnings.length > 0 ? [''] : []),
    `Match rate: share of items whose likeliest answer matches. Mean probability: of the matching answer, among labels. In brackets 95 %.`,
    `Results  ${folder}`,
    `Explore  sightline serve ${[...asked, folder].join(' ')}`,
    ...(models === null ? [] : [`Models   ${spentText(models)}`]),
    '',
  ].join('\n');
}

function setLines(set: Measurement['sets'][number], { rates }: Measurement): string[] {
  const own = rates.filter((rate) => rate.set === set.name);
  const labels = Object.entries(set.labels).map(([label, count]) => `${grouped(count)} ${terminalText(label)}`);
  const span = set.ceiling === null ? '' : `; labels let it be ${share(set.floor)} to ${share(set.ceiling)}`;
  const counts = set.counts === 'female pronouns' ? ' (of female pronouns)' : '';
  return [
    `${terminalText(set.name)}: ${counted(set.items, 'item')}${labels.length > 0 ? ` (${labels.join(', ')})` : ''}${span}`,
    ...aligned([['subject', `match rate${counts}`, 'mean probability', 'coverage', 'rests on'], ...own.map(rateRow)]),
    '',
  ];
}

function rateRow(rate: Rate): Row {
  return [
    terminalText(rate.subject, 40),
    rate.matchRate === null ? 'no answer' : percentFigure(rate.matchRate),
    rate.meanProbability === null ? '' : shareFigure(rate.meanProbability),
    rate.coverage === null ? 'not told' : share(rate.coverage),
    restsOn(rate),
  ];
}

function restsOn({ by, answered, asked, protocol }: Rate): string {
  const parts = [
    by.probabilities > 0 ? `${grouped(by.probabilities)} by probabilities` : '',
    by.scored > 0 ? `${grouped(by.scored)} by scored labels` : '',
    by.draws > 0 ? `${grouped(by.draws)} by draws` : '',
    answered < asked ? `${grouped(asked - answered)} without an answer` : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')} [${protocol}]`;
}

export function differenceRow({
  set,
  first,
  second,
  difference,
  interval,
  q,
  items,
  test,
}: Comparison['differences'][number]): Row {
  const ends = interval.map(signed).join(' to ');
  return [
    terminalText(set, 40),
    `${terminalText(first, 40)} less ${terminalText(second, 40)}`,
    `${signed(difference)} (${ends})`,
    `q of choices ${chance(q)}`,
    `${counted(items, 'item')}, ${test}`,
  ];
}

export function trendRow({
  set,
  series,
  over,
  points,
  verdict,
  change,
  interval,
  q,
  power,
  items,
}: Measurement['trends'][number]): Row {
  const curve = points.map(({ at, value }) => `${size(at)}: ${share(value)}`).join('  ');
  const ends = interval === null ? '' : ` (${interval.map(signed).join(' to ')})`;
  const tested = q === null ? '' : `, q ${chance(q)}, power ${share(power)}`;
  return [
    terminalText(set, 40),
    `${terminalText(series, 40)} over ${over}`,
    curve,
    `${verdict}, change ${signed(change)}${ends}${tested}`,
    items === null || items === undefined
      ? ''
      : `items of these models: odds × ${items.oddsRatio.toFixed(2)} per tenfold (${items.interval.map((end) => end.toFixed(2)).join(' to ')})`,
  ];
}

function correlationRow({ set, subject, column, r, interval, pairs }: Measurement['correlations'][number]): Row {
  const figure = r === null ? 'not known' : `r ${signed(r)} (${interval.map(signed).join(' to ')})`;
  return [
    terminalText(set, 40),
    terminalText(subject, 40),
    terminalText(column, 40),
    figure,
    `${grouped(pairs)} pairs`,
  ];
}

type Robustness = NonNullable<Measurement['robustness']>[number];

function factorRows({ set, subject, factors }: Robustness): Row[] {
  return factors.map(({ factor, shift, interval, varianceShare }) => [
    terminalText(set, 40),
    terminalText(subject, 40),
    factor,
    `${signed(shift)} (${interval.map(signed).join(' to ')})`,
    varianceShare === null ? 'no variance' : percent(varianceShare),
  ]);
}

function toldRow({ set, subject, items, told: { floor, ceiling, unmoved } }: Robustness): Row {
  const figure = (one: Figure | null): string => (one === null ? 'no answer' : shareFigure(one));
  const still =
    unmoved.length === 0 ? 'all items move' : `${counted(unmoved.length, 'item')} of ${grouped(items)} do not move`;
  return [terminalText(set, 40), terminalText(subject, 40), figure(floor), figure(ceiling), still];
}

export function section(title: string, rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [title, ...aligned(rows), ''];
}

/** In columns, each as wide as its widest. */
export function aligned(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

export function percentFigure({ value, interval: [low, high] }: Figure): string {
  return `${percent(value)} (${points(low)} to ${points(high)})`;
}

export function shareFigure({ value, interval: [low, high] }: Figure): string {
  return `${share(value)} (${share(low)} to ${share(high)})`;
}

export function share(value: number | null): string {
  return value === null ? 'not known' : value.toFixed(2);
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

export function chance(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toFixed(3);
}

/** `1.1B`, `143K`. */
export function size(count: number): string {
  for (const [unit, times] of [
    ['B', 1e9],
    ['M', 1e6],
    ['K', 1e3],
  ] as const)
    if (count >= times) return `${Number((count / times).toPrecision(3))}${unit}`;
  return String(count);
}
