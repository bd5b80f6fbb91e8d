/** What a rule of the linter is. Each is one file in `rules/`, with examples that its test holds it to. */
import type { Layout, Row } from '../formats/layout.ts';
import type { FileRow } from '../formats/read-rows.ts';
import type { Item } from '../records.ts';

export type Severity = 'error' | 'warning' | 'note';

export type FileLine = Pick<FileRow, 'line' | 'text'>;

/** A row with what the rules look at. */
export interface LintedRow {
  /** In its file, from 1. */
  readonly line: number;
  readonly row: Row;
  readonly item: Item;
  /** What comes before the options. */
  readonly stem: string;
  /** What comes after the options. */
  readonly tail: string;
}

export interface LintedSet {
  /** File name without its ending. */
  readonly name: string;
  readonly path: string;
  readonly layout: Layout;
  readonly rows: readonly LintedRow[];
  /** What its rows ask: see `askedText`. */
  readonly asked: ReadonlySet<string>;
  /** All lines that hold anything, as they stand in the file. */
  readonly lines: readonly FileLine[];
  /** Lines that are no JSON object, or of another layout. */
  readonly unreadable: readonly number[];
  /** Whether it holds the examples that a set was written after. */
  readonly isSeeds: boolean;
}

export interface LintedFolder {
  readonly sets: readonly LintedSet[];
  /** Sets of seeds, named or found beside the others. */
  readonly seeds: readonly LintedSet[];
  /** README files beside the sets or above them. */
  readonly cards: readonly Card[];
}

export interface Card {
  readonly path: string;
  readonly text: string;
  /** Names of all files in its folder and below, and how many of them are sets. */
  readonly files: ReadonlySet<string>;
  /** Paths of the linted sets in its folder and below. */
  readonly sets: readonly string[];
}

/** What a rule found in one set. */
export interface RuleFinding {
  /** As the rule's `counts` says. */
  readonly count: number;
  /** Lines of the file that it is about, in order. */
  readonly lines: readonly number[];
  /** What was found, in one sentence with its figures. */
  readonly message: string;
}

export interface Rule {
  /** Stable: programs match on it. */
  readonly id: string;
  readonly severity: Severity;
  /** Why it matters for what the set measures. */
  readonly reason: string;
  /** What `count` means. Stable, like the id. */
  readonly counts: string;
  /** What to do about it. */
  readonly hint: string;
  /** A row that breaks it, and one that does not, in the fields of the layout; for a rule about whole sets, the words for it. */
  readonly examples: { readonly breaks: string; readonly keeps: string };
  /** One for a set; for a rule about how sets stand to one another it sees all of them. */
  check(set: LintedSet, folder: LintedFolder): RuleFinding | null;
  /** Where it can be mended without judgement: of each row, the row to write in its place, or null to leave it out. */
  fix?(set: LintedSet): (row: LintedRow) => Row | null;
}

/** A finding about rows one by one. */
export function aboutRows(rows: readonly LintedRow[], message: (count: number) => string): RuleFinding | null {
  return rows.length === 0
    ? null
    : { count: rows.length, lines: rows.map(({ line }) => line), message: message(rows.length) };
}

/** "1 row", "2 rows". */
export function rowsText(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}
