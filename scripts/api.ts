// The public surface as one list: for each name of src/index.ts its declaration, with what of the same file that rests on.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const HEADER = `// Every name that the library exports, as the compiler sees it. Made by "node scripts/generate.ts".
`;

export function apiReport(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-api-'));
  try {
    emitDeclarations(folder);
    const modules = [...exportsOf(join(folder, 'index.d.ts'))].sort(([left], [right]) => (left < right ? -1 : 1));
    return [HEADER, ...modules.map(([path, names]) => moduleReport(folder, path, names))].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The declarations of the library, as files. Whether its types are right is for `npm run check`. */
export function emitDeclarations(folder: string): void {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(root, 'scripts', 'api.tsconfig.json');
  const result = spawnSync(process.execPath, [compiler, '-p', project, '--outDir', folder], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`The declarations cannot be made:\n${result.stdout}`);
}

/** Module to the names that `index.d.ts` exports from it. */
function exportsOf(index: string): Map<string, string[]> {
  const found = readFileSync(index, 'utf8').matchAll(/export (type )?\{([^}]*)\} from '([^']+)'/gu);
  const modules = new Map<string, string[]>();
  for (const [, , list = '', path = ''] of found) {
    const names = list.split(',').map((name) => name.replace(/^\s*type\s+/u, '').trim());
    const file = resolve(dirname(index), path.replace(/\.[jt]s$/u, '.d.ts'));
    modules.set(file, [...(modules.get(file) ?? []), ...names.filter((name) => name !== '')]);
  }
  return modules;
}

function moduleReport(folder: string, path: string, names: readonly string[]): string {
  const statements = path.endsWith('config/index.d.ts') ? configStatements(path) : statementsOf(path);
  const wanted = new Set(names);
  for (const name of wanted) {
    const text = statements.get(name);
    if (text === undefined) throw new Error(`${name} is not declared in ${relative(folder, path)}.`);
    for (const other of statements.keys()) if (new RegExp(`\\b${other}\\b`, 'u').test(codeOf(text))) wanted.add(other);
  }
  const file = relative(folder, path)
    .replaceAll('\\', '/')
    .replace(/\.d\.ts$/u, '.ts');
  return [`// ${file}`, ...[...statements].filter(([name]) => wanted.has(name)).map(([, text]) => text), ''].join('\n');
}

/** `config/index.ts` hands on what its neighbours declare. */
function configStatements(path: string): Map<string, string> {
  const files = [...exportsOf(path).keys()];
  return new Map(files.flatMap((file) => [...statementsOf(file)]));
}

const STATEMENT = /^(?:export |declare )+(?:interface|type|class|function|const|abstract class) (\w+)/u;

/** Name to its declaration with the comment above it, in the order of the file. Overloads are one. */
function statementsOf(path: string): Map<string, string> {
  const statements = new Map<string, string>();
  let name = '';
  let comment: string[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (/^(?:\/\*\*| \*)/u.test(line)) {
      comment = line.startsWith('/**') ? [line] : [...comment, line];
      continue;
    }
    const starts = STATEMENT.exec(line)?.[1];
    if (starts === undefined && /^(?:import|export) /u.test(line)) name = '';
    else if (starts !== undefined || name !== '') {
      name = starts ?? name;
      statements.set(name, [...(statements.get(name)?.split('\n') ?? []), ...comment, line].join('\n').trimEnd());
    }
    comment = [];
  }
  return statements;
}

function codeOf(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\//gu, '');
}
