import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const lock: { packages: Record<string, { integrity?: string; hasInstallScript?: boolean; version?: string }> } =
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const manifest: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

describe('what is installed', () => {
  test('the lockfile names no registry', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });

  test('every package is pinned and checked', () => {
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(50);
    for (const [path, entry] of packages) {
      expect(entry.version, path).toMatch(/^\d/u);
      expect(entry.integrity, path).toMatch(/^sha512-/u);
    }
    for (const kind of kinds)
      for (const [name, version] of Object.entries(manifest[kind] ?? {}))
        expect(version, name).toMatch(/^\d+\.\d+\.\d+$/u);
  });

  test('every platform package that a dependency offers is in the lockfile, or "npm ci" refuses', () => {
    const all = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages as Record<
      string,
      { optionalDependencies?: Record<string, string> }
    >;
    const wanted = Object.values(all).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(10);
    for (const name of wanted)
      expect(
        Object.keys(all).some((path) => path.endsWith(`node_modules/${name}`)),
        name,
      ).toBe(true);
  });

  test('install scripts are off', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  });

  test('every dependency is argued for', () => {
    const argued = readFileSync(join(root, 'docs', 'decisions', 'dependencies.md'), 'utf8');
    for (const kind of kinds)
      for (const name of Object.keys(manifest[kind] ?? {})) expect(argued, name).toContain(`\`${name}\``);
  });
});
