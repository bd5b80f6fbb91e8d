import { chownSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema, exampleConfig, options, readConfigFile, resolveSettings } from './index.ts';

const resolve = (written: Partial<Parameters<typeof resolveSettings>[0]>) =>
  resolveSettings({ flags: {}, environment: {}, file: null, ...written });

describe('resolveSettings', () => {
  test('flag before environment before file before default', () => {
    const file = { seed: 1, k: 1, thresholds: { accounts: 9 } };
    const environment = { SIGHTLINE_SEED: '2', SIGHTLINE_K: '2' };
    const { settings, sources } = resolve({ flags: { seed: '3' }, environment, file });
    expect([settings.seed, settings.k, settings.minAccounts, settings.privacy]).toEqual([3, 2, 9, 'internal']);
    expect([sources.seed, sources.k, sources.minAccounts, sources.privacy]).toEqual([
      'flag',
      'environment',
      'file',
      'default',
    ]);
  });

  test('a switch that turns something off', () => {
    expect(resolve({ flags: { accounts: false } }).settings.accounts).toBe(false);
    expect(resolve({ environment: { SIGHTLINE_NO_ACCOUNTS: '1' } }).settings.accounts).toBe(false);
    expect(resolve({ environment: { SIGHTLINE_NO_ACCOUNTS: '0' } }).settings.accounts).toBe(true);
    expect(resolve({ file: { accounts: false } }).settings.accounts).toBe(false);
  });

  test.each([
    [{ privacy: 'zyx' }, 'it must be one of local, internal, published'],
    [{ seed: 'zyx' }, 'it must be a whole number'],
    [{ seed: '1.5' }, 'it must be a whole number'],
    [{ k: '0' }, 'it must be 1 or more'],
    [{ threads: '9999' }, 'it must be at most 256'],
    [{ title: 'x'.repeat(201) }, 'it must be at most 200 characters'],
  ])('%j: %s', (flags, message) => {
    expect(() => resolve({ flags })).toThrow(expect.objectContaining({ message: expect.stringContaining(message) }));
    expect(() => resolve({ flags })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('zyx') }));
  });

  test('a place that was misspelt is found', () => {
    expect(() => resolve({ file: { input: { smaple: 3 } } })).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('Did you mean input.sample?') }),
    );
  });

  test('what cannot be used is named with what it is for', () => {
    expect(() => resolve({ flags: { seed: 'x' } })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', exitCode: 2 }),
    );
    expect(() => resolve({ file: { sede: 1 } })).toThrow(expect.objectContaining({ code: 'CONFIG_UNKNOWN' }));
    expect(() => resolve({ file: { thresholds: { people: 1 } } })).toThrow(/thresholds\.people/u);
  });
});

describe('the configuration file', () => {
  test('is the nearest upward', async () => {
    const root = mkdtempSync(join(tmpdir(), 'config-'));
    mkdirSync(join(root, 'a', 'b'), { recursive: true });
    writeFileSync(join(root, 'sightline.yaml'), 'seed: 4\n');
    expect((await readConfigFile(undefined, join(root, 'a', 'b')))?.data).toEqual({ seed: 4 });
    await expect(readConfigFile('nothing.yaml', root)).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' });
  });

  test('that was found is told from one that was named', async () => {
    const root = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(root, 'sightline.yaml'), 'seed: 4\n');
    expect((await readConfigFile(undefined, root))?.isNamed).toBe(false);
    expect((await readConfigFile('sightline.yaml', root))?.isNamed).toBe(true);
  });

  test('of another user is read only where it is named', async () => {
    const root = mkdtempSync(join(tmpdir(), 'config-'));
    const path = join(root, 'sightline.yaml');
    writeFileSync(path, 'seed: 4\n');
    // What belongs to the administrator is everyone's.
    if (process.getuid?.() === 0) chownSync(path, 1234, 1234);
    const owner = statSync(path).uid;
    expect((await readConfigFile(undefined, root, owner))?.data).toEqual({ seed: 4 });
    await expect(readConfigFile(undefined, root, owner + 1)).rejects.toMatchObject({
      code: 'CONFIG_NOT_YOURS',
      hint: expect.stringContaining('--config'),
    });
    expect((await readConfigFile(path, root, owner + 1))?.data).toEqual({ seed: 4 });
  });

  test('a TypeScript one is read where it is named', async () => {
    const root = mkdtempSync(join(tmpdir(), 'config-'));
    const path = join(root, 'sightline.config.mjs');
    writeFileSync(path, 'export default { seed: 5 };\n');
    expect(await readConfigFile(undefined, root)).toBeNull();
    expect((await readConfigFile(path, root))?.data).toEqual({ seed: 5 });
  });

  test('broken YAML says where, not what', async () => {
    const root = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(root, 'sightline.yaml'), 'seed: [1\nsecret: x');
    await expect(readConfigFile(undefined, root)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.not.stringContaining('secret'),
    });
  });
});

test('the example configuration is what it says, once its comments are taken away', () => {
  const lines = exampleConfig().split('\n').slice(1);
  const settings = lines.map((line) => line.replace(/^# /u, '')).filter((line) => /^\s*(?:[\w]+:|- )/u.test(line));
  const file = parse(settings.join('\n'));
  const withoutEmpty = Object.fromEntries(
    Object.entries(file as Record<string, unknown>).filter(([, value]) => value !== null && typeof value !== 'object'),
  );
  expect(resolve({ file: withoutEmpty }).settings).toMatchObject({ seed: 0, privacy: 'internal', stability: 10 });
});

test('the JSON Schema has a place for every option of the file', () => {
  const schema = JSON.stringify(configJsonSchema());
  for (const option of Object.values(options))
    if ('file' in option && option.file) expect(schema).toContain(option.file.split('.').at(-1));
});
