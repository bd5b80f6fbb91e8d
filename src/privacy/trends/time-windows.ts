/** Windows of time by their labels, as tables have them: `2026-03-09`, `2026-03-09 week`, `2026-03`, `2026`. */
import type { OverTime } from '../../public-records/trends.ts';

type Step = OverTime['step'];

const forms: readonly (readonly [Step, RegExp])[] = [
  ['day', /^\d{4}-\d\d-\d\d$/u],
  ['week', /^\d{4}-\d\d-\d\d week$/u],
  ['month', /^\d{4}-\d\d$/u],
  ['year', /^\d{4}$/u],
];

/** More of them no page could show. */
const MOST_WINDOWS = 1000;
const DAY_MS = 86_400_000;

/** The length of a window; null where the label is none of a window. */
export function stepOf(label: string): Step | null {
  return forms.find(([, form]) => form.test(label))?.[0] ?? null;
}

/** All windows from one to another, both among them; null where the first does not lead to the last, or only by very many. */
export function windowsBetween(first: string, last: string, step: Step): readonly string[] | null {
  const windows = [first];
  while (windows.at(-1) !== last) {
    const next = after(windows.at(-1) as string, step);
    if (next > last || windows.length >= MOST_WINDOWS) return null;
    windows.push(next);
  }
  return windows;
}

function after(label: string, step: Step): string {
  const [year = 0, month = 1] = label.split('-').map((part) => Number.parseInt(part, 10));
  if (step === 'year') return String(year + 1).padStart(4, '0');
  if (step === 'month') {
    const next = year * 12 + month;
    return `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}`;
  }
  const days = step === 'week' ? 7 : 1;
  const date = new Date(Date.parse(`${label.slice(0, 10)}T00:00:00Z`) + days * DAY_MS);
  const plain = Number.isNaN(date.getTime()) ? label : date.toISOString().slice(0, 10);
  return step === 'week' ? `${plain} week` : plain;
}
