// Builds the explorer twice: web/dist/explorer/ for the server, and web/dist/report.html, one file with a place for the data;
// web/dist/review/, the page on which people judge a sample of a run; and the one on which they rate items of a set, both ways as well.
// Builds only when the sources changed (web/dist/sources.sha256). Plain JavaScript for any Node >= 20.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));
const web = join(root, 'web');
const dist = join(web, 'dist');
const hashFile = join(dist, 'sources.sha256');
const lock = join(web, 'build-lock.tmp');
const lockWaitMilliseconds = 200;
const lockLifeMilliseconds = 120_000;

/** Builds if anything is missing or older than its sources. Returns whether it built. */
export async function buildExplorer() {
  if (isCurrent()) return false;
  await takeLock();
  try {
    if (isCurrent()) return false;
    await buildAll();
    return true;
  } finally {
    rmdirSync(lock);
  }
}

function isCurrent() {
  const pages = ['explorer/index.html', 'review/index.html', 'rate/index.html', 'report.html', 'rate.html'].map(
    (path) => join(dist, path),
  );
  const made = [hashFile, ...pages];
  return made.every((path) => existsSync(path)) && readFileSync(hashFile, 'utf8').trim() === sourcesHash();
}

/** SHA-256 over paths and contents of everything that the build reads. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const path of [...sourceFiles(web), join(root, 'package-lock.json'), script].sort()) {
    const contents = createHash('sha256').update(readFileSync(path)).digest('hex');
    hash.update(`${relative(root, path).replaceAll('\\', '/')}\n${contents}\n`);
  }
  return hash.digest('hex');
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === dist || entry.name.endsWith('.tmp') || entry.name.includes('.test.')) return [];
    return entry.isDirectory() ? sourceFiles(path) : [path];
  });
}

/** One build at a time: a folder can be made by one process only. A lock that outlived its process is taken over. */
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > lockLifeMilliseconds) rmSync(lock, { recursive: true, force: true });
    await setTimeout(lockWaitMilliseconds);
  }
}

/** Builds beside the old result and puts the new one in its place at the end. */
async function buildAll() {
  // A test runner sets another value, which would put React's development build into the page.
  process.env.NODE_ENV = 'production';
  const work = join(web, `dist-${process.pid}.tmp`);
  const hash = sourcesHash();
  try {
    await runVite(join(work, 'explorer'), 'index.html', []);
    await buildDesk(work, 'review');
    await buildDesk(work, 'rate');
    await buildSingleFile(work, { page: 'index.html', file: 'report.html', slot: 'release-data' });
    await buildSingleFile(work, { page: 'rate.html', file: 'rate.html', slot: 'rating-data' });
    writeFileSync(join(work, 'sources.sha256'), `${hash}\n`);
    rmSync(dist, { recursive: true, force: true });
    renameSync(work, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A page for a server of its own, in a folder of its name. */
async function buildDesk(work, name) {
  await runVite(join(work, name), `${name}.html`, []);
  renameSync(join(work, name, `${name}.html`), join(work, name, 'index.html'));
}

/** A page in one file, with a place for its data. */
async function buildSingleFile(work, { page, file, slot }) {
  const { viteSingleFile } = await import('vite-plugin-singlefile');
  const folder = join(work, 'single-file');
  await runVite(folder, page, [viteSingleFile({ removeViteModuleLoader: true })]);
  writeFileSync(join(work, file), singleFileTemplate(readFileSync(join(folder, page), 'utf8'), slot));
  rmSync(folder, { recursive: true });
}

async function runVite(outDir, page, plugins) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    root: web,
    configFile: false,
    base: './',
    mode: 'production',
    logLevel: 'warn',
    plugins: [react(), ...plugins],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: join(web, page) },
    },
  });
}

/** The single-file page with the place for the data, and a policy that lets only its own script and style run. */
function singleFileTemplate(page, slot) {
  const scripts = [...page.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  const styles = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]);
  const markup = [...scripts, ...styles].reduce((rest, text) => rest.replace(text, () => ''), page);
  if (scripts.length !== 1 || styles.length !== 1 || /(?:src|href)="(?!data:)/.test(markup)) {
    throw new Error('The file is not one page with one script and one style.');
  }
  const policy = [
    "default-src 'none'",
    `script-src ${sourceHash(scripts[0])}`,
    `style-src ${sourceHash(styles[0])}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return page
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`)
    .replace('<div id="root">', (start) => `<script type="application/json" id="${slot}"></script>\n    ${start}`);
}

function sourceHash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await buildExplorer();
  process.stderr.write(built ? 'The explorer is built: web/dist\n' : 'The explorer is up to date: web/dist\n');
}
