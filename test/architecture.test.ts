/** The table of `ARCHITECTURE.md` as data: who may import whom, and where effects may live. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pipelines } from '../src/insights/pipeline.ts';
import { alone } from '../vitest.config.ts';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

const base = ['core', 'stats', 'kernels', 'public-records'];
const middle = ['privacy', 'models', 'store', 'engine', 'config', 'text'];

/** Folder of `src/` to the folders whose modules it may import; its own is always allowed. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  stats: ['core'],
  kernels: ['core'],
  'public-records': ['core'],
  privacy: base,
  models: base,
  store: base,
  engine: base,
  config: base,
  text: base,
  calls: [...base, 'models', 'store', 'config'],
  runner: [...base, ...middle],
  sample: ['core'],
  insights: [...base, ...middle, 'calls', 'runner'],
  evals: [...base, ...middle, 'calls', 'runner'],
  server: ['core', 'config', 'public-records'],
  assembly: [...base, ...middle, 'calls', 'runner', 'insights', 'evals', 'server', 'sample', 'version.ts'],
  'index.ts': [
    ...base,
    ...middle,
    'calls',
    'runner',
    'insights',
    'evals',
    'server',
    'sample',
    'assembly',
    'version.ts',
  ],
  'version.ts': [],
  // And the modules of which `index.ts` is made: see below.
  cli: ['index.ts', 'config', 'core'],
};
/**
 * The release counts rows under labels that follow from the definitions of facets and all rows together. These are rules
 * over data that the facets stage does not run, because they hold no matter which stage made the values.
 */
const facetRules = ['insights/facets/definitions.ts', 'insights/facets/facet-labels.ts', 'insights/facets/labels.ts'];
/** What may be imported for its type alone. */
const typesOnly: Readonly<Record<string, readonly string[]>> = { text: ['models'] };

interface Import {
  readonly from: string;
  readonly to: string;
  readonly type: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file) && !file.startsWith('testing/'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const named = text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+'(\.[^']+)'/gu);
  const loaded = text.matchAll(/\bimport\((undefined)?'(\.[^']+)'\)/gu);
  return [...named, ...loaded].map(([, type, path]) => ({
    from: file,
    to: relative(source, resolve(dirname(join(source, file)), path as string)).replaceAll('\\', '/'),
    type: type !== undefined,
  }));
}

/** Names that a module imports from, or exports out of, another. */
function namesBetween(from: string, to: string): string[] {
  const text = readFileSync(join(source, from), 'utf8');
  return [...text.matchAll(/\b(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'(\.[^']+)'/gu)]
    .filter(([, , path = '']) => resolve(dirname(join(source, from)), path) === join(source, to))
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim().replace(/^type /u, '')))
    .filter((name) => name !== '');
}

/** The command line uses nothing but the library, of which it loads the modules one by one. */
function isOfLibrary(from: string, to: string): boolean {
  const exported = namesBetween('index.ts', to);
  const used = namesBetween(from, to);
  return used.length > 0 && used.every((name) => exported.includes(name));
}

const folderOf = (file: string): string => file.split('/')[0] as string;
const imports = files.flatMap(importsOf).filter(({ to }) => !to.startsWith('..'));

function sourcesWith(pattern: RegExp, except: readonly RegExp[]): string[] {
  return files.filter(
    (file) => !except.some((allowed) => allowed.test(file)) && pattern.test(readFileSync(join(source, file), 'utf8')),
  );
}

describe('imports', () => {
  test('the test sees the source', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  test('every folder is in the table', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in mayImport))).toEqual([]);
  });

  test('folders import only what the table allows', () => {
    const wrong = imports.filter(({ from, to, type }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      if (own === other || mayImport[own]?.includes(other)) return false;
      if (own === 'cli') return !isOfLibrary(from, to);
      return !(type && typesOnly[own]?.includes(other));
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('the command line loads no command before it is called, and so not all of the library', () => {
    const next = Map.groupBy(
      imports.filter(({ from, type }) => !type && from !== 'cli/commands/index.ts'),
      ({ from }) => from,
    );
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { to } of next.get(file) ?? []) visit(to);
    };
    visit('cli/main.ts');
    expect([...reached].filter((file) => /^(?:assembly|evals|insights|models)\//u.test(file))).toEqual([]);
  });

  test('a stage reaches another stage only through records, not through its folder', () => {
    const shared = /^insights\/[^/]+\.ts$/u;
    // The pipeline names its stages, and so do the few modules that start it.
    const allowed = (from: string, to: string): boolean =>
      shared.test(from) ||
      shared.test(to) ||
      (from.startsWith('insights/release/') && facetRules.includes(to)) ||
      // Attacks are made on the analyst itself.
      (from.startsWith('insights/attacks/') && to.startsWith('insights/analyst/'));
    const wrong = imports.filter(
      ({ from, to, type }) =>
        from.startsWith('insights/') &&
        to.startsWith('insights/') &&
        from.split('/')[1] !== to.split('/')[1] &&
        !type &&
        !allowed(from, to),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('no module imports itself in a circle', () => {
    const next = Map.groupBy(
      imports.filter(({ type }) => !type),
      ({ from }) => from,
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});

test('pages import the types of public records, those of what reviews and ratings show and how releases are unpacked, and nothing else of the source', () => {
  const web = join(root, 'web', 'src');
  const wrong = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file))
    .flatMap((file) =>
      [...readFileSync(join(web, file), 'utf8').matchAll(/^import .*src\/.*$/gmu)].map(([line]) => line),
    )
    .filter((line) => !/^import \{ unpackRelease \} from '.*\/src\/public-records\/packed-release\.ts';$/u.test(line))
    .filter(
      (line) =>
        !/^import type .*\/src\/(?:public-records\/(?:release|evals-page|measurement)|insights\/review\/page-state|evals\/rate\/page-data)\.ts';$/u.test(
          line,
        ),
    );
  expect(wrong).toEqual([]);
});

describe('the tables of ARCHITECTURE.md', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \|.*$/gmu)].map(([, first = '', second = '']) => [
    first,
    second,
  ]);
  const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);

  test('name every folder of the source', () => {
    const listed = rows.flatMap(([first = '']) => named(first));
    const folders = Object.keys(mayImport).filter((name) => name !== 'version.ts');
    expect(listed.toSorted()).toEqual([...folders, 'web'].toSorted());
  });

  test('name the stages and what they read', () => {
    const { lexical, model } = pipelines;
    const stages = [...lexical.analysis, ...lexical.naming].map(({ name, reads }) => ({ name, reads }));
    const others = model.naming
      .filter((stage) => !lexical.naming.includes(stage))
      .map(({ name, reads }) => ({ name: `${name}, by a model`, reads }));
    for (const { name, reads } of [...stages, ...others]) {
      const row = rows.find(([first]) => first === name);
      expect(row, name).toBeDefined();
      if (reads.length > 0) expect(row?.[1], name).toBe(reads.join(', '));
    }
  });
});

describe('effects', () => {
  test('what tests are made with is imported by tests alone', () => {
    expect(sourcesWith(/from '(?:vitest|fast-check|playwright-core)/u, [])).toEqual([]);
  });

  test('the environment is read in cli alone', () => {
    expect(sourcesWith(/process\.env\b/u, [/^cli\//u])).toEqual([]);
  });

  test('the clock and randomness come in as arguments', () => {
    expect(sourcesWith(/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/u, [/^core\//u])).toEqual(
      [],
    );
  });

  test('only the command line prints or exits', () => {
    expect(sourcesWith(/\bconsole\.|process\.(?:stdout|stderr|exit)\b/u, [/^cli\//u])).toEqual([]);
  });

  test('tests that measure the memory of their process have one of their own', () => {
    const measuring = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) => file.endsWith('.test.ts') && /maxRSS|memoryUsage/u.test(readFileSync(join(source, file), 'utf8')),
      )
      .map((file) => `src/${file.replaceAll('\\', '/')}`);
    expect(measuring.length).toBeGreaterThan(0);
    expect(alone.toSorted()).toEqual(measuring.toSorted());
  });

  test('only the gates make public values, only the release folder writes them', () => {
    expect(sourcesWith(/Public\.byGate[<(]/u, [/^privacy\/(?:gate|dp\/dp-gate)\.ts$/u])).toEqual([]);
  });

  test('encoders and the packages of vendors are imported by models alone', () => {
    expect(
      sourcesWith(
        /(?:from |import\()'(?:@energetic-ai|@ai-sdk|@anthropic-ai|openai|onnxruntime-node|@huggingface)\b/u,
        [/^models\//u],
      ),
    ).toEqual([]);
  });
});
