/** Facets of a few conversations, for the person whose conversations they are. Values come from data: they pass `terminalText`. */
import { terminalText } from '../core/terminal-text.ts';
import type { FacetsPreview } from '../index.ts';
import { countsText } from './counts.ts';
import { estimateText } from './estimate-text.ts';
import { wrapped } from './help.ts';

const LONGEST_VALUE = 600;

export function facetsPreviewText({ facets, values, counts, estimate }: FacetsPreview, width: number): string {
  const nameWidth = Math.max(...facets.map(({ title }) => title.length));
  const rows = values.flatMap((ofRow, index) => [
    `Conversation ${index + 1}`,
    ...facets.flatMap(({ name, title }) => lines(title.padEnd(nameWidth), valueText(ofRow[name] ?? null), width)),
    '',
  ]);
  const what = countsText('facets', { conversations: values.length, ...counts });
  const rest =
    estimate === null
      ? [
          'No model is named: with one (--model) questions could be asked as well, such as what each conversation is about.',
        ]
      : ['The whole would take:', estimateText(estimate).trimEnd()];
  return `${[...rows, `${what}.`, ...rest].join('\n')}\n`;
}

function valueText(value: string | number | null): string {
  return value === null ? '(cannot tell)' : terminalText(String(value), LONGEST_VALUE);
}

/** A value under itself where it is longer than the line. */
function lines(title: string, value: string, width: number): string[] {
  const [first = '', ...others] = wrapped(value, Math.max(20, width - title.length - 4));
  return [`  ${title}  ${first}`, ...others.map((line) => `  ${' '.repeat(title.length)}  ${line}`)];
}
