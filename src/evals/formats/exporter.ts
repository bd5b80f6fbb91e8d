/** A kind of file that sets are exported to. Each is one file beside this. */
import type { ItemSet } from '../records.ts';

export interface Exporter {
  readonly id: string;
  /** For people: what it is for. */
  readonly summary: string;
  /** Whether a set that holds statistics alone can be exported. */
  readonly takesStatistics?: true;
  /** What whoever takes the files further should know or state, a sentence each. */
  notes?(set: ItemSet): readonly string[];
  /** Paths below the folder of the export, with their texts; a single file without a name is the export itself. */
  files(set: ItemSet): readonly (readonly [path: string, text: string])[];
}

/** A name in file names and programs. */
export function identifier(name: string): string {
  return `matches_${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '_')}`;
}
