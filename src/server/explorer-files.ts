/** The built explorer, read once: only what is in this table can be served. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { AppError } from '../core/errors.ts';

export interface ExplorerFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The files of a built explorer by URL path (`/index.html`, `/assets/...`). Hidden files, links and files of other
 * types are left out.
 *
 * @throws AppError `EXPLORER_NOT_BUILT` where the folder holds no `index.html`.
 */
export function readExplorerFiles(folder: string): ReadonlyMap<string, ExplorerFile> {
  const files = new Map(readFolder(folder, ''));
  if (!files.has('/index.html')) {
    throw new AppError({
      code: 'EXPLORER_NOT_BUILT',
      message: 'The explorer has not been built.',
      hint: 'Run "npm run build:explorer", then try again.',
    });
  }
  return files;
}

function readFolder(folder: string, prefix: string): [string, ExplorerFile][] {
  return listFolder(folder).flatMap((entry): [string, ExplorerFile][] => {
    if (entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readFolder(path, `${prefix}/${entry.name}`);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) return [];
    return [[`${prefix}/${entry.name}`, { body: new Uint8Array(readFileSync(path)), type }]];
  });
}

function listFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
