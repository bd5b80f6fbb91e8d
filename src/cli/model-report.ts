/** What `doctor --model` found, for people. */

import { dollarText } from '../calls/cost.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { ModelCheck, ModelReport } from '../index.ts';
import { spentText } from './spent-text.ts';

const MARKS = { true: '  ', false: '! ', null: '- ' } as const;

export function modelReportText({ model, host, checks, spending }: ModelReport): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const where = host === null ? 'Text stayed on this machine.' : `Text was sent to ${host}.`;
  return [
    `${terminalText(model)}: ${spentText(spending)}. ${where}`,
    ...checks.flatMap((check) => lines(check, width)),
    '',
  ].join('\n');
}

function lines({ name, ok, found, remedy, cost }: ModelCheck, width: number): string[] {
  const price = cost === null || cost === 0 ? '' : ` (${dollarText(cost)})`;
  const indent = ' '.repeat(width + 4);
  return [
    `${MARKS[`${ok}`]}${name.padEnd(width)}  ${terminalText(found)}${price}`,
    ...(remedy === '' ? [] : [`${indent}${terminalText(remedy)}`]),
  ];
}
