/** What people said of a set, as files in the folder that the explorer may read. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { canonicalJsonFile } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import { agreementSchema, calibrationSchema, type PeopleRecords } from '../../public-records/people.ts';
import { makeFolder, writeSharedFile } from '../../store/files.ts';
import type { ItemSet } from '../records.ts';
import { setFingerprint } from './set-fingerprint.ts';

const FOLDER = 'public';
const AGREEMENT = 'agreement.json';
const CALIBRATION = 'calibration.json';

/** The files that were written. A calibration that is there goes where there is none any more. */
export function writePeople(set: string, { agreement, calibration }: PeopleRecords): string[] {
  const folder = join(set, FOLDER);
  makeFolder(folder);
  const [first, second] = [join(folder, AGREEMENT), join(folder, CALIBRATION)];
  writeSharedFile(first, canonicalJsonFile(agreement));
  if (calibration === null) {
    rmSync(second, { force: true });
    return [first];
  }
  writeSharedFile(second, canonicalJsonFile(calibration));
  return [first, second];
}

/** The set with what people said of it, where they said it of these items: of others it is not told. */
export function withPeople(folder: string, set: ItemSet): ItemSet {
  const agreement = recordIn(join(folder, FOLDER, AGREEMENT), agreementSchema);
  const calibration = recordIn(join(folder, FOLDER, CALIBRATION), calibrationSchema);
  const own = setFingerprint(set);
  if (agreement === null || agreement.set.fingerprint !== own) return set;
  return { ...set, people: { agreement, calibration: calibration?.set.fingerprint === own ? calibration : null } };
}

/** Null where there is none, or none of this version: it can be computed again. */
function recordIn<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | null {
  if (!existsSync(path)) return null;
  return schema.safeParse(parseJson(readFileSync(path, 'utf8'))).data ?? null;
}
