/** How far a run is: one line rewritten on a terminal, plain lines elsewhere. */

import { dollarText } from '../calls/cost.ts';
import type { Clock } from '../core/clock.ts';
import { grouped } from '../core/figures.ts';
import type { StageProgress, StageReport } from '../index.ts';
import type { Terminal } from './command.ts';
import { countsText } from './counts.ts';

const REDRAW_MS = 100;
/** Without a terminal a line every so often is enough to see that it goes on. */
const PLAIN_MS = 10_000;

export interface Progress {
  step(progress: StageProgress): void;
  stage(report: StageReport): void;
  /** Nanodollars, in all. */
  spent(nanodollars: number): void;
  end(): void;
}

export const noProgress: Progress = { step: () => {}, stage: () => {}, spent: () => {}, end: () => {} };

export function showProgress(terminal: Terminal, clock: Clock): Progress {
  const every = terminal.watched ? REDRAW_MS : PLAIN_MS;
  let current: Pick<StageProgress, 'stage' | 'unit' | 'done'> = { stage: '', unit: '', done: 0 };
  let started = 0;
  let last = 0;
  let spent = 0;
  const clear = (): void => {
    if (terminal.watched) terminal.note('\r\u001b[K');
  };
  return {
    step: (progress) => {
      const now = clock.monotonic();
      if (progress.stage !== current.stage) last = terminal.watched ? 0 : now;
      // A stage may have several parts, each with a rate of its own.
      if (progress.stage !== current.stage || progress.unit !== current.unit || progress.done < current.done)
        started = now;
      current = progress;
      if (now - last < every) return;
      last = now;
      clear();
      const line = `${stepLine(progress, (now - started) / 1000)}${spent > 0 ? `, ${dollarText(spent)} so far` : ''}`;
      terminal.note(terminal.watched ? line.slice(0, terminal.width - 1) : `${line}\n`);
    },
    stage: (report) => {
      clear();
      terminal.note(`${stageLine(report)}\n`);
    },
    spent: (nanodollars) => {
      spent = nanodollars;
    },
    end: clear,
  };
}

function stepLine({ stage, done, total, unit }: StageProgress, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const speed = rate > 0 ? `, ${rate.toFixed(rate < 10 ? 1 : 0)} ${unit}/s` : '';
  if (total === null) return `  ${stage}: ${grouped(done)} ${unit}${speed}`;
  const left = rate > 0 ? `, ${duration((total - done) / rate)} left` : '';
  return `  ${stage}: ${grouped(done)} of ${grouped(total)} ${unit} (${Math.floor((100 * done) / Math.max(1, total))} %)${speed}${left}`;
}

function stageLine({ name, counts, seconds, reused }: StageReport): string {
  return `  ${name.padEnd(13)}  ${(reused ? 'kept' : duration(seconds)).padEnd(8)}  ${countsText(name, counts)}`.trimEnd();
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.round(seconds - 60 * minutes)} s`;
}
