/**
 * Members of a .zip file, streamed one at a time, so that no name in it can lead anywhere. APPNOTE 6.3.10, with ZIP64; methods 0 (stored), 8 (deflate) and, where this Node
 * knows it, 93 (zstd).
 */
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { withoutBombs } from './bomb.ts';
import type { RejectReason } from './format.ts';

export interface ZipMember {
  readonly name: string;
  /** Why it cannot be read; absent where it can. */
  readonly problem?: RejectReason;
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

const MEMBER = 0x02014b50;
const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
/** A list of members that is longer is no export. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;
const UNKNOWN_SIZE = 0xffffffff;

/** In the order in which the file lists them; null where the list is damaged. Folders are no members. */
export function zipMembers(path: string): readonly ZipMember[] | null {
  const file = openSync(path, 'r');
  try {
    const list = listOf(file);
    return list === null ? null : membersIn(list, path, fstatSync(file).size);
  } catch (error) {
    // An offset that leads out of the file.
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    closeSync(file);
  }
}

function bytesAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const read = readSync(file, bytes, 0, length, offset);
  return bytes.subarray(0, read);
}

/** The central directory. */
function listOf(file: number): Buffer | null {
  const { size } = fstatSync(file);
  const tail = bytesAt(file, Math.max(0, size - END_BYTES - MAX_COMMENT), Math.min(size, END_BYTES + MAX_COMMENT));
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) return null;
  const [bytes, offset] = placeOfList(file, tail, end);
  if (bytes > MAX_LIST_BYTES || offset + bytes > size) return null;
  return bytesAt(file, offset, bytes);
}

function placeOfList(file: number, tail: Buffer, end: number): readonly [number, number] {
  const [bytes, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  const locator = end - 20;
  if (offset !== UNKNOWN_SIZE || locator < 0 || tail.readUInt32LE(locator) !== END_64_LOCATOR) return [bytes, offset];
  const end64 = bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (end64.readUInt32LE(0) !== END_64) return [UNKNOWN_SIZE, UNKNOWN_SIZE];
  return [Number(end64.readBigUInt64LE(40)), Number(end64.readBigUInt64LE(48))];
}

interface Stored {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

function membersIn(list: Buffer, path: string, fileSize: number): ZipMember[] {
  const members: ZipMember[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === MEMBER; ) {
    const [nameLength, extraLength, commentLength] = [
      list.readUInt16LE(at + 28),
      list.readUInt16LE(at + 30),
      list.readUInt16LE(at + 32),
    ];
    const name = list.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = list.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const stored = storedAt(list, at, extra);
    if (!name.endsWith('/')) members.push(memberOf(name, stored, path, fileSize));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

/** Where a size or an offset is too large for its field, it is in the extra field, in this order. */
function storedAt(list: Buffer, at: number, extra: Buffer): Stored {
  const [packed32, size32, offset32] = [
    list.readUInt32LE(at + 20),
    list.readUInt32LE(at + 24),
    list.readUInt32LE(at + 42),
  ];
  const large = largeOf(extra);
  if (size32 === UNKNOWN_SIZE) large.shift();
  const packed = packed32 === UNKNOWN_SIZE ? (large.shift() ?? 0) : packed32;
  const offset = offset32 === UNKNOWN_SIZE ? (large.shift() ?? 0) : offset32;
  return { flags: list.readUInt16LE(at + 8), method: list.readUInt16LE(at + 10), packed, offset };
}

function largeOf(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const values = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(values.length / 8) }, (_, index) =>
      Number(values.readBigUInt64LE(index * 8)),
    );
  }
  return [];
}

function memberOf(name: string, stored: Stored, path: string, fileSize: number): ZipMember {
  const problem = problemOf(stored, fileSize);
  return { name, ...(problem !== null && { problem }), open: (signal) => unpacked(path, stored, signal) };
}

function problemOf({ flags, method, packed, offset }: Stored, fileSize: number): RejectReason | null {
  if ((flags & 1) === 1) return 'zip-encrypted';
  if (offset + packed > fileSize) return 'zip-damaged';
  if (method === 0 || method === 8) return null;
  return method === 93 && typeof zlib.createZstdDecompress === 'function' ? null : 'zip-method-unknown';
}

/** @throws Bomb */
async function* unpacked(
  path: string,
  { method, packed, offset }: Stored,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (packed === 0) return;
  const start = dataStart(path, offset);
  const file = createReadStream(path, { signal, start, end: start + packed - 1 });
  const unpack = unpackerOf(method);
  if (unpack === null) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  file.on('error', (error) => unpack.destroy(error));
  file.pipe(unpack);
  try {
    yield* withoutBombs(unpack as AsyncIterable<Buffer>, packed);
  } finally {
    file.destroy();
    unpack.destroy();
  }
}

function unpackerOf(method: number): Transform | null {
  if (method === 0) return null;
  return method === 8 ? zlib.createInflateRaw() : zlib.createZstdDecompress();
}

/** Behind the member's own header, whose names may be longer than in the list. */
function dataStart(path: string, offset: number): number {
  const file = openSync(path, 'r');
  try {
    const header = bytesAt(file, offset, 30);
    return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    closeSync(file);
  }
}
