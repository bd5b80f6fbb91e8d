/** How a file is cut into rows, and in which format each row is read. */
import { isObject, parseJson } from '../../core/json.ts';
import { CsvSplitter } from './csv-rows.ts';
import type { ConversationFormat } from './format.ts';
import { unpacked } from './formats/content.ts';
import { STANDARD_INPUT } from './held-input.ts';
import { LineSplitter, type Splitter } from './lines.ts';
import type { Member } from './members.ts';
import { NamelessSplitter } from './nameless-rows.ts';
import { type IsWanted, isOf } from './parquet/leaves.ts';
import { RowSplitter } from './rows-in-file.ts';

export interface ChosenRow {
  readonly format: ConversationFormat | undefined;
  readonly row: unknown;
}

export interface Choice {
  /** Cuts the file into rows. */
  readonly splitter: () => Splitter;
  /** What of a file of columns is read, where a row of it would look like this. */
  readonly leaves: (prototype: unknown) => IsWanted;
  /** The row that a line holds (undefined where it is no JSON but should be), and the format to read it in. */
  of(line: string): ChosenRow;
  /** The same of a row that is not written as text. */
  ofRow(row: unknown): ChosenRow;
}

type Named = Pick<Member, 'file'>;

export function always(format: ConversationFormat, { file }: Named): Choice {
  const columns = {
    leaves: () => leavesFor(format),
    ofRow: (row: unknown) => ({ format, row: shownBy(row, (shown) => format.detects(shown) || undefined)?.row ?? row }),
  };
  return format.lines === 'text'
    ? { ...columns, splitter: () => new LineSplitter(), of: (line) => ({ format, row: line }) }
    : { ...columns, splitter: () => splitterOf(file), of: (line) => ({ format, row: parseJson(line) }) };
}

/**
 * A row shows its format by itself, so that the order of rows says nothing; of a file of columns these may show it for all. A file is text where its name says so and
 * its first row is not a conversation in JSON; only then is any line a row.
 */
export function detection({ file }: Named, formats: readonly ConversationFormat[]): Choice {
  const inJson = formats.filter(({ lines }) => lines === 'json');
  const inText = formats.filter(({ lines }) => lines === 'text');
  const detect = (row: unknown) => inJson.find((format) => format.detects(row));
  const mayBeText = /\.txt(?:\.gz|\.zst)?$/iu.test(file);
  let asText = mayBeText ? undefined : false;
  let ofColumns: ConversationFormat | undefined;
  return {
    splitter: () => (mayBeText ? new LineSplitter() : splitterOf(file)),
    leaves: (prototype) => {
      const format = detect(prototype);
      if (format?.needs !== undefined) ofColumns = format;
      return leavesFor(ofColumns);
    },
    of: (line) => {
      asText ??= detect(parseJson(line)) === undefined;
      if (asText) return { format: inText.find((format) => format.detects(line)), row: line };
      const row = parseJson(line);
      return { format: detect(row), row };
    },
    ofRow: (row) => {
      if (ofColumns !== undefined) return { format: ofColumns, row };
      const shown = shownBy(row, detect);
      return { format: shown?.found, row: shown?.row ?? row };
    },
  };
}

/** Columns often hold as JSON in a text what a log has as it is: a row that shows nothing else is looked at with those unpacked. */
function shownBy<Found>(row: unknown, detect: (row: unknown) => Found | undefined) {
  const found = detect(row);
  if (found !== undefined) return { found, row };
  if (!isObject(row)) return undefined;
  const opened = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, unpacked(value)]));
  const inside = detect(opened);
  return inside === undefined ? undefined : { found: inside, row: opened };
}

function leavesFor(format: ConversationFormat | undefined): IsWanted {
  if (format?.needs === undefined) return () => true;
  const { members, fields } = format.needs;
  return ({ member, isDeep }) => isOf(member, members) || (fields && !isDeep);
}

/** Nothing but its name tells that a file is a table; what has no name shows it by names of columns. */
function splitterOf(path: string): Splitter {
  if (path === STANDARD_INPUT) return new NamelessSplitter();
  return /\.(?:csv|tsv)(?:\.gz|\.zst)?$/iu.test(path) ? new CsvSplitter() : new RowSplitter();
}
