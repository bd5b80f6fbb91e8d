/** Where answers are kept: by the server that serves the page, or in the browser where the page is a file. */
import type { RatingEntry, RatingLine, RatingPage } from '../../../src/evals/rate/page-data.ts';
import { askDesk, DeskGone } from '../data/ask-desk.ts';

export interface Keeper {
  readonly kind: 'server' | 'browser';
  /** What was kept before. */
  readonly lines: readonly RatingLine[];
  /** Whether what is said is found again when the page is closed. */
  isKept(): boolean;
  /** The line, once it is kept. @throws DeskGone */
  keep(entry: RatingEntry): Promise<RatingLine>;
}

export function serverKeeper(lines: readonly RatingLine[]): Keeper {
  return {
    kind: 'server',
    lines,
    isKept: () => true,
    keep: async (entry) => {
      const line = await askDesk<Partial<RatingLine>>('answer', entry);
      if (line.at === undefined) throw new DeskGone();
      return line as RatingLine;
    },
  };
}

/** By set, plan and rater, so that two files of a browser do not mix. Where the browser keeps nothing the page says so. */
export function browserKeeper({ set, plan }: RatingPage, rater: string): Keeper {
  const name = `sightline-rating/${set.fingerprint}/${plan}/${rater}`;
  const lines: RatingLine[] = storedLines(name);
  let kept = true;
  return {
    kind: 'browser',
    lines: [...lines],
    isKept: () => kept,
    keep: (entry) => {
      const line = { ...entry, at: new Date().toISOString() };
      lines.push(line);
      kept = store(name, lines);
      return Promise.resolve(line);
    },
  };
}

function storedLines(name: string): RatingLine[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(stored) ? (stored as RatingLine[]) : [];
  } catch {
    return [];
  }
}

function store(name: string, lines: readonly RatingLine[]): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(lines));
    return true;
  } catch {
    return false;
  }
}
