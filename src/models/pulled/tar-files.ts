/** Files of an archive as npm packs them (POSIX ustar), by path. Nothing is written, no link is followed. */

const BLOCK = 512;
const PLAIN_FILE = /^[0\0]$/u;
/** Leads out of the folder, or may on some system. */
const UNSAFE = /^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)/iu;

/**
 * Names that a later part of the format spells elsewhere (pax, GNU) are not followed: such a file has none.
 *
 * @param archive unpacked
 * @throws Error in one sentence, without any name, where the archive is damaged or names a path outside of itself
 */
export function filesOfTar(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    // Two empty blocks end an archive.
    if (header.every((byte) => byte === 0)) break;
    if (sumOf(header) !== octal(header, 148, 156)) throw new Error('It is not an archive, or a damaged one.');
    const size = octal(header, 124, 136);
    const path = pathOf(header);
    if (UNSAFE.test(path)) throw new Error('It names a path outside of its own folder.');
    const end = at + BLOCK + size;
    if (!Number.isSafeInteger(size) || end > archive.length) throw new Error('It ends in the middle of a file.');
    if (PLAIN_FILE.test(text(header, 156, 157) || '\0')) files.set(path, archive.subarray(at + BLOCK, end));
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
  return files;
}

function pathOf(header: Buffer): string {
  const [name, prefix] = [text(header, 0, 100), text(header, 345, 500)];
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Up to the first zero. */
function text(header: Buffer, start: number, end: number): string {
  return header.toString('utf8', start, end).split('\0')[0] as string;
}

/** NaN where it is no number. */
function octal(header: Buffer, start: number, end: number): number {
  const digits = text(header, start, end).trim();
  return /^[0-7]+$/u.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

/** The sum counts as if its own eight bytes were spaces. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}
