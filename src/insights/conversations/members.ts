/** What is read of an input file: the file itself, or of an archive the members that may hold conversations. */
import { chunksOf } from './bytes.ts';
import type { RejectReason } from './format.ts';
import { shownPath } from './held-input.ts';
import type { InputFile } from './input-files.ts';
import { kindOf } from './kind-of-file.ts';
import { zipMembers } from './zip.ts';

export interface Member {
  /** For the list of rejects: the path, with the member's name behind that of an archive. */
  readonly file: string;
  readonly problem?: RejectReason;
  readonly inZip?: true;
  /** Path of a file of columns, that has rows and no bytes to be cut. */
  readonly columns?: string;
  /** Whether it is such a file in an archive. */
  readonly isPackedColumns?: true;
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

const ROWS = /\.(?:jsonl|ndjson|json|csv|tsv|parquet)$/iu;
const COLUMNS = /\.parquet$/iu;
const NO_MEMBERS = /(?:^|\/)(?:__MACOSX\/|\.[^./])/u;
/** Of a log of Inspect AI, where its samples are: the rest says the same in short. */
const INSPECT_SAMPLES = /^samples\/.+\.json$/u;

export function membersOf({ path }: Pick<InputFile, 'path'>): readonly Member[] {
  const kind = kindOf(path);
  const file = shownPath(path);
  if (kind === 'parquet') return [{ file, columns: path, open: none }];
  if (COLUMNS.test(path)) return [{ file, problem: 'parquet-damaged', open: none }];
  if (kind === 'zip') return membersOfZip(path);
  return [{ file, open: (signal) => chunksOf(path, signal, kind) }];
}

function membersOfZip(path: string): readonly Member[] {
  const members = zipMembers(path);
  if (members === null) return [{ file: shownPath(path), problem: 'zip-damaged', inZip: true, open: none }];
  const isInspect =
    members.some(({ name }) => name === 'header.json') && members.some(({ name }) => INSPECT_SAMPLES.test(name));
  const wanted = isInspect ? INSPECT_SAMPLES : ROWS;
  return members
    .filter(({ name }) => wanted.test(name) && !NO_MEMBERS.test(name))
    .map((member) => ({
      ...member,
      ...(COLUMNS.test(member.name) && { isPackedColumns: true as const }),
      file: `${shownPath(path)}/${member.name}`,
      inZip: true,
    }));
}

async function* none(): AsyncGenerator<Uint8Array> {}
