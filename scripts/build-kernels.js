// Compiles src/kernels/assembly/ to WebAssembly, once with relaxed SIMD and once without, and writes both as modules that need no file beside
// them: node scripts/build-kernels.js
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import asc from 'assemblyscript/asc';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'src', 'kernels', 'modules.generated.ts');
const features = { relaxed: 'simd,threads,relaxed-simd', portable: 'simd,threads' };

async function compile(name) {
  const written = new Map();
  const { error, stderr } = await asc.main(
    [
      'src/kernels/assembly/index.ts',
      ...['--baseDir', root, '--outFile', 'out.wasm', '--enable', features[name]],
      ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
      ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
    ],
    { writeFile: (file, contents) => void written.set(file, contents) },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return Buffer.from(written.get('out.wasm')).toString('base64');
}

/** The text of `src/kernels/modules.generated.ts`. */
export async function kernelModules() {
  const lines = [
    '/** WebAssembly of `src/kernels/assembly/` in base64: written by `node scripts/build-kernels.js`. */',
  ];
  for (const name of Object.keys(features)) lines.push(`export const ${name} =\n  '${await compile(name)}';`);
  return `${lines.join('\n')}\n`;
}

export const committedModules = () => readFileSync(target, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(target, await kernelModules());
