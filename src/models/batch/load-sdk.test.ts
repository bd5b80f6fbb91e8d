import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { anthropicSdk, loadSdk, openaiSdk } from './load-sdk.ts';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

test.each([
  ['anthropic', 'openAnthropicBatches', anthropicSdk],
  ['openai', 'openOpenAIBatches', openaiSdk],
] as const)(
  'without its package, batches of %s say what to install',
  async (file, name, { name: missing, version }) => {
    const hooks = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve: (specifier, context, next) => {
      if (specifier !== '${missing}') return next(specifier, context);
      throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' });
    } });`;
    const program = `
    import { ${name} } from './src/models/batch/${file}-batches.ts';
    await ${name}({ id: 'vendor:model', model: 'model', baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'key' }).catch(
      ({ code, hint, exitCode }) => process.stdout.write(JSON.stringify({ code, hint, exitCode })),
    );`;
    const hooked = `data:text/javascript,${encodeURIComponent(hooks)}`;
    const { stdout } = await run(process.execPath, ['--import', hooked, '--input-type=module', '--eval', program], {
      cwd: root,
    });
    expect(JSON.parse(stdout)).toEqual({
      code: 'BATCH_SDK_MISSING',
      hint: `Install it: npm install ${missing}@${version}`,
      exitCode: 2,
    });
  },
);

test('a package that is there and broken is not told as missing', async () => {
  const broken = loadSdk(openaiSdk, () => Promise.reject(new SyntaxError('broken')));
  await expect(broken).rejects.toThrow(SyntaxError);
});

test('the versions are those of the peers, and those that are tested against', () => {
  const { peerDependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const { name, version } of [anthropicSdk, openaiSdk]) {
    expect([peerDependencies[name], devDependencies[name]]).toEqual([version, version]);
  }
});
