/**
 * The pages of a group of rows, looked at before they are decoded: what of their headers could fill the memory or keep the
 * decoder busy for hours is not believed.
 */
import { crc32 } from 'node:zlib';
import type { Compressors, DataReader, PageHeader, RowGroup } from 'hyparquet';
import type { RejectReason } from '../format.ts';
import { isKnownCodec, type KnownCodec, unpackers } from './codecs.ts';
import { isCount, type Levels, levelsFit, pageFits, valuesOfPageFit } from './runs.ts';

/** Unpacked, of the columns that are read: it is held in memory as a whole. */
export const MAX_GROUP_BYTES = 1024 * 1024 * 1024;
/** Of one column in one group of rows, those within lists among them. */
const MAX_VALUES = 20_000_000;

export interface PageFile {
  /** @throws RangeError where that leads out of the file */
  bytesAt(offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** Reads the header of a page and leaves the reader at the page's first byte. */
  readHeader(reader: DataReader): PageHeader;
  levelsOf(path: readonly string[]): Levels;
}

/** What pages have to be once they are unpacked, by their packed bytes: the decoder says of none which it is. */
export type Checks = Map<string, ((page: Uint8Array) => boolean)[]>;

/** Why the group cannot be read, or how its pages are to be checked. @throws whatever a reader of damaged bytes does */
export function checksOf(group: RowGroup, file: PageFile): Checks | RejectReason {
  const checks: Checks = new Map();
  let bytes = 0;
  for (const { crypto_metadata: secret, meta_data: chunk } of group.columns) {
    if (secret !== undefined || chunk === undefined) return 'parquet-encrypted';
    if (!isKnownCodec(chunk.codec)) return 'parquet-codec-unknown';
    const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
    const packed = file.bytesAt(start, Number(chunk.total_compressed_size));
    const pages = { packed, levels: file.levelsOf(chunk.path_in_schema), isPlain: chunk.codec === 'UNCOMPRESSED' };
    const sums = checkPages(pages, file, checks);
    if (sums === null || sums.values < Number(group.num_rows)) return 'parquet-damaged';
    bytes += sums.bytes;
    if (bytes > MAX_GROUP_BYTES || sums.values > MAX_VALUES) return 'parquet-group-too-large';
  }
  return checks;
}

interface Pages {
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly levels: Levels;
  /** Whether they are not packed at all. */
  readonly isPlain: boolean;
}

/** What the pages of a column come to; null where one of them is not as it should be. */
function checkPages({ packed, levels, isPlain }: Pages, file: PageFile, checks: Checks) {
  const sums = { bytes: 0, values: 0 };
  const reader = { view: new DataView(packed.buffer), offset: 0 };
  while (reader.offset < packed.length - 1) {
    const header = file.readHeader(reader);
    const { compressed_page_size: length, uncompressed_page_size: unpacked } = header;
    const values = valuesIn(header);
    const end = reader.offset + length;
    if (![length, unpacked, values].every(isCount) || values > MAX_VALUES || end > packed.length) return null;
    const page = packed.subarray(reader.offset, end);
    if (!levelsFit(page, header, levels)) return null;
    const { levelBytes, isFitting } = checkOf(header, levels);
    const inside = page.subarray(levelBytes);
    if (!isPlain && header.data_page_header_v2?.is_compressed !== false) addCheck(checks, inside, isFitting);
    else if (!isFitting(inside)) return null;
    sums.bytes += unpacked;
    if (header.type !== 'DICTIONARY_PAGE') sums.values += values;
    reader.offset = end;
  }
  return sums;
}

function checkOf(header: PageHeader, levels: Levels) {
  const { data_page_header_v2: second } = header;
  const levelBytes =
    second === undefined ? 0 : second.repetition_levels_byte_length + second.definition_levels_byte_length;
  const isFitting = (page: Uint8Array): boolean => pageFits(page, header, levels) && valuesOfPageFit(page, header);
  return { levelBytes, isFitting };
}

/** Of what its kind says; NaN of a page of no known kind. */
function valuesIn({ type, ...header }: PageHeader): number {
  if (type === 'DATA_PAGE') return header.data_page_header?.num_values ?? Number.NaN;
  if (type === 'DATA_PAGE_V2') return header.data_page_header_v2?.num_values ?? Number.NaN;
  return type === 'DICTIONARY_PAGE' ? (header.dictionary_page_header?.num_values ?? Number.NaN) : Number.NaN;
}

function addCheck(checks: Checks, packed: Uint8Array, isFitting: (page: Uint8Array) => boolean): void {
  const key = keyOf(packed);
  const known = checks.get(key);
  if (known === undefined) checks.set(key, [isFitting]);
  else known.push(isFitting);
}

function keyOf(packed: Uint8Array): string {
  return `${packed.length}/${crc32(packed)}`;
}

/** Unpacks pages and checks them. */
export function checkedUnpackers(checks: Checks): Compressors {
  const unpack =
    (codec: KnownCodec) =>
    (input: Uint8Array, length: number): Uint8Array => {
      const page = length === 0 ? new Uint8Array(0) : unpackers[codec](input, length);
      if (checks.get(keyOf(input))?.every((isFitting) => isFitting(page)) !== true)
        throw new RangeError('The page is not what its header says.');
      return page;
    };
  return { SNAPPY: unpack('SNAPPY'), GZIP: unpack('GZIP'), BROTLI: unpack('BROTLI'), ZSTD: unpack('ZSTD') };
}
