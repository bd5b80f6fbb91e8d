/** Files of columns as other tools write them: nested, nullable, in row groups. For tests and measurements. */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { CompressionCodec, SchemaElement } from 'hyparquet';
import { ByteWriter, parquetWriteRows } from 'hyparquet-writer';

/** What a column holds: a plain value, a list of what the one element says, or members. All may be null. */
export type Shape =
  | 'text'
  | 'whole'
  | 'number'
  | 'yes-no'
  | 'time'
  | 'bytes'
  | readonly [Shape]
  | { readonly [name: string]: Shape };

/** The columns of LMSYS-Chat-1M. */
export const lmsysColumns = {
  conversation_id: 'text',
  model: 'text',
  conversation: [{ content: 'text', role: 'text' }],
  turn: 'whole',
  language: 'text',
  openai_moderation: [
    {
      categories: { harassment: 'yes-no', hate: 'yes-no', 'self-harm': 'yes-no', sexual: 'yes-no', violence: 'yes-no' },
      category_scores: {
        harassment: 'number',
        hate: 'number',
        'self-harm': 'number',
        sexual: 'number',
        violence: 'number',
      },
      flagged: 'yes-no',
    },
  ],
  redacted: 'yes-no',
} as const satisfies Readonly<Record<string, Shape>>;

/** LZO is none of the kinds that are read: how it is packed does not matter. */
const compressors = {
  GZIP: gzipSync,
  BROTLI: brotliCompressSync,
  ZSTD: zstdCompressSync,
  LZO: (bytes: Uint8Array) => bytes,
};

export interface WriteOptions {
  readonly codec?: CompressionCodec;
  /** Rows of a group. Default: 1,000. */
  readonly rowGroupSize?: number;
  /** Whether pages can be found without reading those before. Default: not, as most tools write. */
  readonly offsetIndex?: boolean;
}

export function writeParquet(
  path: string,
  rows: Iterable<Readonly<Record<string, unknown>>>,
  columns: Readonly<Record<string, Shape>>,
  options: WriteOptions = {},
): void {
  writeFileSync(path, parquetBytes(rows, columns, options));
}

export function parquetBytes(
  rows: Iterable<Readonly<Record<string, unknown>>>,
  columns: Readonly<Record<string, Shape>>,
  { codec = 'SNAPPY', rowGroupSize = 1000, offsetIndex = false }: WriteOptions = {},
): Uint8Array {
  const names = Object.keys(columns);
  const writer = new ByteWriter();
  parquetWriteRows({
    writer,
    rows,
    columns: names.map((name) => ({ name, offsetIndex })),
    schema: [
      { name: 'root', num_children: names.length },
      ...names.flatMap((name) => elementsOf(name, columns[name] as Shape)),
    ],
    codec,
    compressors,
    rowGroupSize,
  });
  return writer.getBytes();
}

function elementsOf(name: string, shape: Shape): SchemaElement[] {
  const repetition_type = 'OPTIONAL';
  if (typeof shape === 'string') return [{ name, repetition_type, ...plain[shape] }];
  if (isList(shape)) {
    return [
      { name, repetition_type, converted_type: 'LIST', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elementsOf('element', shape[0]),
    ];
  }
  const members = Object.entries(shape);
  return [
    { name, repetition_type, num_children: members.length },
    ...members.flatMap(([key, member]) => elementsOf(key, member)),
  ];
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

const plain: Readonly<Record<Extract<Shape, string>, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  whole: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  'yes-no': { type: 'BOOLEAN' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
  bytes: { type: 'BYTE_ARRAY' },
};
