/** What a measurement can show, for people who plan one. */
import { grouped, points } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { MeasurePower } from '../index.ts';
import { aligned, section } from './measure-text.ts';

export function measurePowerText({ sets, series, itemsForThreePoints }: MeasurePower): string {
  const head = ['set', 'items', 'worth', 'interval', '55 % told from 50 %', '60 %', 'least difference of two subjects'];
  const rows = sets.map(({ set, items, effective, halfWidth, toTell, leastDifference }) => [
    terminalText(set, 40),
    grouped(items),
    grouped(effective),
    `±${points(halfWidth)} points`,
    ...toTell.map((chance) => `${Math.round(100 * chance)} %`),
    leastDifference === null ? 'none' : `${points(leastDifference)} points`,
  ]);
  const curves = series.map(({ series: name, over, subjects, power }) => [
    terminalText(name, 40),
    `over ${over}`,
    `${subjects} subjects`,
    power === null ? 'not tested: fewer than five places' : `${Math.round(100 * power)} %`,
  ]);
  return [
    ...aligned([head, ...rows]),
    '',
    ...section('Chance to call a change by 10 points from end to end, where models scatter by 5', curves),
    'Worth: independent items that say as much, where those of a group resemble each other (correlation 0.05).',
    'Least difference: found with a chance of 80 %, where one item in four is answered otherwise by the two.',
    `An interval of ±3 points takes ${grouped(itemsForThreePoints)} independent items.`,
    '',
  ].join('\n');
}
