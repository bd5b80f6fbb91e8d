/** The options that stand at the end of a question. */
import type { ItemOption } from '../records.ts';

export interface QuestionParts {
  /** What comes before the options, without the line that announces them. */
  readonly stem: string;
  readonly options: readonly ItemOption[];
  /** What comes after them, such as `Answer:`. */
  readonly tail: string;
}

const OPTION = /^[ \t]*\(([A-Z])\)[ \t]?(.*)$/u;
const ANNOUNCED = /^[ \t]*(?:answer )?(?:choices|options|answers):?[ \t]*$/iu;
const TAIL = /^[ \t]*answer:[ \t]*$/iu;

/** Lines after an option that are none go on with it, but for an `Answer:` at the end. */
export function questionParts(question: string): QuestionParts {
  const lines = question.split(/\r?\n/u);
  const first = lines.findIndex((line) => OPTION.test(line));
  if (first < 0) return { stem: withoutAnnouncement(lines), options: [], tail: '' };
  const before = lines.slice(0, first);
  const after = lines.slice(first);
  const end = after.findLastIndex((line) => line.trim() !== '' && !TAIL.test(line));
  const body = after.slice(0, end + 1);
  return {
    stem: withoutAnnouncement(before),
    options: optionsIn(body),
    tail: after
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}

function optionsIn(lines: readonly string[]): ItemOption[] {
  const options: { letter: string; lines: string[] }[] = [];
  for (const line of lines) {
    const found = OPTION.exec(line);
    if (found !== null) options.push({ letter: found[1] as string, lines: [found[2] as string] });
    else options.at(-1)?.lines.push(line);
  }
  return options.map((option) => ({ letter: option.letter, text: option.lines.join('\n').trim() }));
}

function withoutAnnouncement(lines: readonly string[]): string {
  return lines
    .filter((line) => !ANNOUNCED.test(line))
    .join('\n')
    .trim();
}
