import { extname } from 'node:path';

/** Whether a file is executed when it is read. */
export function isModulePath(path: string): boolean {
  return ['.ts', '.mts', '.js', '.mjs'].includes(extname(path));
}

/** Whether `--map` names a file, and is no list of PART=MEMBER. */
export function isMapperFile(map: string): boolean {
  return isModulePath(map) && !map.includes('=');
}
