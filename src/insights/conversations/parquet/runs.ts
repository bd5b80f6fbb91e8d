/**
 * Whether runs of equal values (the RLE and bit-packing hybrid of Parquet) come to no more values than they should. The
 * decoder believes the length of a run, and two billion nulls are five bytes.
 */
import type { PageHeader } from 'hyparquet';

/** How often a leaf may repeat and how deep it may be missing: each has its runs in front of a page's values. */
export interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

/** Encoders fill the last run up to so many. */
const FILLED = 8;

class Runs {
  offset: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
  }

  byte(): number {
    const value = this.bytes[this.offset++];
    if (value === undefined) throw new RangeError('The page ends early.');
    return value;
  }

  /** Where what follows ends, by the length in front of it. */
  end(): number {
    const length = this.byte() + this.byte() * 2 ** 8 + this.byte() * 2 ** 16 + this.byte() * 2 ** 24;
    return this.offset + length;
  }

  /** Whether none of the runs from here on leads beyond `count` values. */
  fit(bitWidth: number, count: number): boolean {
    let seen = 0;
    while (seen < count && this.offset < this.bytes.length) {
      const header = this.varint();
      const isPacked = header % 2 === 1;
      const values = Math.floor(header / 2);
      if (!isPacked && seen + values > count + FILLED) return false;
      seen += isPacked ? values * FILLED : values;
      this.offset += isPacked ? values * bitWidth : Math.ceil(bitWidth / 8);
    }
    return true;
  }

  private varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }
}

/** Of a page of the first version, unpacked: levels and values. */
export function pageFits(page: Uint8Array, header: PageHeader, levels: Levels): boolean {
  const { data_page_header: facts } = header;
  if (facts === undefined) return true;
  const runs = new Runs(page);
  for (const most of [levels.repetition, levels.definition]) {
    if (most === 0) continue;
    const end = runs.end();
    if (!runs.fit(bitsOf(most), facts.num_values)) return false;
    runs.offset = end;
  }
  return valuesFit(runs, facts.encoding, facts.num_values);
}

/** Of the levels in front of a page of the second version, that are never packed. */
export function levelsFit(page: Uint8Array, header: PageHeader, levels: Levels): boolean {
  const { data_page_header_v2: facts } = header;
  if (facts === undefined) return true;
  const { repetition_levels_byte_length: repetitions, definition_levels_byte_length: definitions } = facts;
  if (![facts.num_nulls, repetitions, definitions].every(isCount)) return false;
  if (facts.num_nulls > facts.num_values || repetitions + definitions > page.length) return false;
  if (levels.repetition > 0 && !new Runs(page).fit(bitsOf(levels.repetition), facts.num_values)) return false;
  return levels.definition === 0 || new Runs(page, repetitions).fit(bitsOf(levels.definition), facts.num_values);
}

/** Of what follows them, unpacked. */
export function valuesOfPageFit(values: Uint8Array, header: PageHeader): boolean {
  const { data_page_header_v2: facts } = header;
  return facts === undefined || valuesFit(new Runs(values), facts.encoding, facts.num_values);
}

/** How many values are not null is not known: no run is longer than all. */
function valuesFit(runs: Runs, encoding: string, count: number): boolean {
  if (encoding === 'RLE') {
    runs.end();
    return runs.fit(1, count);
  }
  return !encoding?.endsWith('_DICTIONARY') || runs.fit(runs.byte(), count);
}

/** A header may lack any of its figures, or have something else in their place. */
export function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function bitsOf(most: number): number {
  return 32 - Math.clz32(most);
}
