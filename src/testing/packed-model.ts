/** A made-up package with a made-up model in it, and a registry on loopback that has it. */
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { sha256 } from '../core/hash.ts';
import type { PullableModel } from '../models/pulled/pullable-models.ts';

const BLOCK = 512;
const FOLDER = 'model/made-up';

/** The made-up model's files, by path in its folder. */
export const madeUpFiles: Readonly<Record<string, string>> = {
  'config.json': '{"max_position_embeddings":64}',
  'tokenizer.json': '{}',
  'onnx/model_q4.onnx': 'numbers '.repeat(20_000),
};

export interface PackedModel {
  readonly model: PullableModel;
  readonly tarball: Buffer;
}

/**
 * @param packed files of the package by their whole path, where they are not those of the model; the model is known by the hash
 *   of the tarball that has them
 */
export function packedModel(packed: Readonly<Record<string, string>> = packageOf(madeUpFiles)): PackedModel {
  const tarball = gzipSync(tarOf(packed), { level: 0 });
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const source = { package: 'made-up', version: '1.0.0', bytes: tarball.length, integrity, folder: FOLDER };
  const files = Object.entries(madeUpFiles).map(([path, data]) => ({ path, bytes: data.length, sha256: sha256(data) }));
  const known = { name: 'made-up', title: 'A made-up model', license: 'MIT', languages: ['en'], together: true };
  return { model: { ...known, source, files }, tarball };
}

/** Where a package has a model's files. */
export function packageOf(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, data]) => [`package/${FOLDER}/${path}`, data]));
}

export function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(files).flatMap(([path, data]) => [
    headerOf(path, data.length),
    Buffer.from(data.padEnd(Math.ceil(data.length / BLOCK) * BLOCK, '\0')),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0);
  header.write(size.toString(8).padStart(11, '0'), 124);
  header.write('        0', 148);
  header.write('ustar\0', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

export interface StubRegistry {
  /** With a path, as mirrors have one, and a slash at the end. */
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startRegistry(answer: (response: ServerResponse) => void): Promise<StubRegistry> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror/`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
