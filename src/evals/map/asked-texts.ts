/** What items ask, without what is the same around all of them: two items are not alike for having one frame. */
import { questionParts } from '../formats/options-of.ts';
import type { Item } from '../records.ts';

/** In the order of the items: the statement; else the question without the lines that all begin and end with, and its options without letters. */
export function askedTexts(items: readonly Pick<Item, 'question' | 'statement'>[]): string[] {
  const framed = items.filter(({ statement }) => statement === undefined).map(({ question }) => linesOf(question));
  const frame = frameOf(framed);
  return items.map(({ statement, question }) => statement ?? withoutLetters(unframed(linesOf(question), frame)));
}

interface Frame {
  /** Lines at the beginning and at the end. */
  readonly before: number;
  readonly after: number;
}

function linesOf(question: string): string[] {
  return question.split(/\r?\n/u).filter((line) => line.trim() !== '');
}

/** Of one question nothing is a frame. A line is left of every question. */
function frameOf(questions: readonly string[][]): Frame {
  const [first = [], ...others] = questions;
  if (others.length === 0) return { before: 0, after: 0 };
  const most = Math.min(...questions.map((lines) => lines.length)) - 1;
  const shared = (lineOf: (lines: readonly string[], at: number) => string | undefined): number => {
    let at = 0;
    while (at < most && others.every((lines) => lineOf(lines, at) === lineOf(first, at))) at++;
    return at;
  };
  const before = shared((lines, at) => lines[at]);
  return {
    before,
    after: Math.min(
      most - before,
      shared((lines, at) => lines.at(-1 - at)),
    ),
  };
}

function unframed(lines: readonly string[], { before, after }: Frame): string {
  return lines.slice(before, lines.length - after).join('\n');
}

function withoutLetters(question: string): string {
  const { stem, options } = questionParts(question);
  return options.length === 0 ? question : [stem, ...options.map(({ text }) => text)].join('\n');
}
