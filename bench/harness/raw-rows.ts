/** Raw float32 in files, as children of either language read it. */
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

export function readFloats(path: string): Float32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Float32Array(buffer, byteOffset, byteLength / FLOAT);
}

/** A file with the first floats of another. */
export function copyFirst(from: string, to: string, floats: number): void {
  const bytes = new Uint8Array(floats * FLOAT);
  const file = openSync(from, 'r');
  readSync(file, bytes);
  closeSync(file);
  writeFileSync(to, bytes);
}
