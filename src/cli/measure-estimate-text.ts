/** What measuring would take, for people. */
import { counted, grouped } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { MeasureEstimate } from '../index.ts';
import { between, callRows, costRows, type Row, rowsText, stageRow } from './estimate-rows.ts';
import { duration } from './progress.ts';

export function measureEstimateText({ sets, items, subjects, whole, caps }: MeasureEstimate): string {
  const { calls, seconds } = whole;
  const time = Number.isFinite(seconds.high) ? between(seconds, duration) : 'not known before some calls were made';
  const rows: Row[] = [
    ['items', `${grouped(items)} in ${counted(sets, 'set')}`],
    ...subjects.map((subject) => stageRow(terminalText(subject.name, 40), subject)),
    ...callRows(whole),
    ...costRows(whole),
    ['asking', calls.high === 0 ? 'nothing left to do' : time],
  ];
  return rowsText(rows, caps);
}
