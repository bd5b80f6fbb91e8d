/** What the linter found, for a terminal. */

import { counted, grouped } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { LintResult } from '../index.ts';

const EXAMPLE_WIDTH = 90;

export function lintText({ sets, findings, fixed }: LintResult): string {
  const items = sets.reduce((sum, set) => sum + set.items, 0);
  const bySet = Map.groupBy(findings, ({ set }) => set);
  return [
    ...[...bySet].map(([set, own]) => `${terminalText(set)}\n${own.map(findingText).join('')}\n`),
    ...fixed.map(
      ({ path, removed, changed }) =>
        `wrote ${terminalText(path)}: ${grouped(removed)} left out, ${grouped(changed)} mended\n`,
    ),
    `${counted(items, 'item')} in ${counted(sets.length, 'set')}: ${severitiesText(findings)}.\n`,
  ].join('');
}

function findingText({ rule, severity, items, examples, message }: LintResult['findings'][number]): string {
  const where = items.length === 0 ? '' : ` (${items.length === 1 ? 'line' : 'lines'} ${linesText(items)})`;
  const [example] = examples;
  const shown = example === undefined ? '' : `             ${terminalText(example, EXAMPLE_WIDTH)}\n`;
  return `  ${severity.padEnd(9)}${rule}: ${terminalText(message)}${where}\n${shown}`;
}

const LINES_SHOWN = 3;

function linesText(lines: readonly number[]): string {
  const shown = lines.slice(0, LINES_SHOWN).join(', ');
  return lines.length > LINES_SHOWN ? `${shown}, …` : shown;
}

function severitiesText(findings: LintResult['findings']): string {
  const of = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return findings.length === 0
    ? 'no finding'
    : `${counted(of('error'), 'error')}, ${counted(of('warning'), 'warning')}, ${counted(of('note'), 'note')}`;
}
