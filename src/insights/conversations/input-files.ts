/** Which files an input names. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usageError } from '../../core/errors.ts';

const READABLE = /\.(?:jsonl|ndjson|json|txt)(?:\.gz)?$/iu;

/** The named files, and those in the named folders that end as conversations do (hidden ones are not looked at). Sorted, each once. */
export function inputFiles(paths: readonly string[]): string[] {
  const files = new Set<string>();
  for (const [index, path] of paths.entries()) {
    const absolute = resolve(path);
    if (!existsSync(absolute)) {
      throw usageError(
        'INPUT_NOT_FOUND',
        `The input does not exist (argument ${index + 1} of ${paths.length}).`,
        'Name a file or a folder of conversations. To try Sightline without any: sightline demo.',
      );
    }
    if (statSync(absolute).isDirectory()) for (const file of filesUnder(absolute)) files.add(file);
    else files.add(absolute);
  }
  if (files.size === 0) {
    throw usageError(
      'INPUT_EMPTY',
      'The input folder holds no conversations.',
      'Files end in .jsonl, .ndjson, .json or .txt, each also with .gz.',
    );
  }
  return [...files].sort();
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() && READABLE.test(entry.name) ? [path] : [];
  });
}
