import { expect, test } from 'vitest';
import { completeSettings, type Settings } from '../config/index.ts';
import { type RunManifest, runManifestSchema } from '../insights/run-manifest.ts';
import { presets } from '../privacy/thresholds.ts';
import { settingsForRelease } from './settings-of-run.ts';

function finished(settings: Partial<Settings>): RunManifest {
  return runManifestSchema.parse({
    ...{ schema: 'sightline/run', schemaVersion: 1, tool: { version: '0' }, status: 'finished', stages: [] },
    ...{ thresholds: presets.local, usefulness: null },
    settings: completeSettings(settings),
  });
}

test('what was said for readers of the run is not said for those of a release under another preset', () => {
  const run = finished({ privacy: 'local', trends: 'on', safety: 'on', title: 'March' });
  const stronger = { privacy: 'published' } as const;
  expect(settingsForRelease(stronger, run, ['privacy'])).toMatchObject({
    ...{ ...stronger, trends: undefined, safety: undefined, title: 'March' },
  });
  expect(settingsForRelease({ title: 'Again' }, run, ['title'])).toMatchObject({ trends: 'on', safety: 'on' });
  const said = { ...stronger, safety: 'on' } as const;
  expect(settingsForRelease(said, run, ['privacy', 'safety'])).toMatchObject({ safety: 'on', trends: undefined });
});

test('what was to be left out of the run is left out of every release', () => {
  const run = finished({ privacy: 'local', trends: 'off', safety: 'off' });
  expect(settingsForRelease({ privacy: 'internal' }, run, ['privacy'])).toMatchObject({ trends: 'off', safety: 'off' });
});
