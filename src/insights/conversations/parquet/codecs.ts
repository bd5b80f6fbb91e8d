/** How pages of Parquet are unpacked: what `node:zlib` knows, and Snappy by hyparquet. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type CompressionCodec, snappyUncompress } from 'hyparquet';

type Unpack = (input: Uint8Array, length: number) => Uint8Array;
export type KnownCodec = 'SNAPPY' | 'GZIP' | 'BROTLI' | 'ZSTD';

/** No page comes to more than it says that it does. */
const upToItsSize =
  (unpack: (input: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array): Unpack =>
  (input, length) =>
    unpack(input, { maxOutputLength: Math.max(1, length) });

export const unpackers: Readonly<Record<KnownCodec, Unpack>> = {
  SNAPPY: (input, length) => {
    const page = new Uint8Array(length);
    snappyUncompress(input, page);
    return page;
  },
  GZIP: upToItsSize(gunzipSync),
  BROTLI: upToItsSize(brotliDecompressSync),
  ZSTD: upToItsSize(zstdDecompressSync),
};

export function isKnownCodec(codec: CompressionCodec): boolean {
  return codec === 'UNCOMPRESSED' || Object.hasOwn(unpackers, codec);
}
