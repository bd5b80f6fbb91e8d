/** Files of a folder that may lack any of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parseJson } from '../../core/json.ts';
import { isFile } from '../../core/path-kind.ts';
import { fileUnreadable } from './onnx-errors.ts';

/** Undefined where there is no such file. @throws AppError `ONNX_FILE_UNREADABLE` where it holds no JSON object */
export function readObject(folder: string, name: string): object | undefined {
  const value = readJson(folder, name);
  if (value === undefined || isObject(value)) return value;
  throw fileUnreadable(name);
}

/** Undefined where there is no such file. @throws AppError `ONNX_FILE_UNREADABLE` where it holds no JSON */
export function readJson(folder: string, name: string): unknown {
  const path = join(folder, name);
  if (!isFile(path)) return undefined;
  const value = parseJson(readFileSync(path, 'utf8'));
  if (value === undefined) throw fileUnreadable(name);
  return value;
}
