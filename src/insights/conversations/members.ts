/** What is read of an input file: the file itself, or of an archive the members that may hold conversations. */
import { chunksOf } from './bytes.ts';
import type { RejectReason } from './format.ts';
import { isZip, zipMembers } from './zip.ts';

export interface Member {
  /** For the list of rejects: the path, with the member's name behind that of an archive. */
  readonly file: string;
  readonly problem?: RejectReason;
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

const ROWS = /\.(?:jsonl|ndjson|json|csv|tsv)$/iu;
const NO_MEMBERS = /(?:^|\/)(?:__MACOSX\/|\.[^./])/u;
/** Of a log of Inspect AI, where its samples are: the rest says the same in short. */
const INSPECT_SAMPLES = /^samples\/.+\.json$/u;

export function membersOf(path: string): readonly Member[] {
  if (!isZip(path)) return [{ file: path, open: (signal) => chunksOf(path, signal) }];
  const members = zipMembers(path);
  if (members === null) return [{ file: path, problem: 'zip-damaged', open: none }];
  const isInspect =
    members.some(({ name }) => name === 'header.json') && members.some(({ name }) => INSPECT_SAMPLES.test(name));
  const wanted = isInspect ? INSPECT_SAMPLES : ROWS;
  return members
    .filter(({ name }) => wanted.test(name) && !NO_MEMBERS.test(name))
    .map((member) => ({ ...member, file: `${path}/${member.name}` }));
}

async function* none(): AsyncGenerator<Uint8Array> {}
