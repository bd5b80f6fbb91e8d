import { completeSettings, releaseOptions, type Settings } from '../config/index.ts';
import type { RunManifest } from '../insights/run-manifest.ts';

/** The analysis, and where its models are, is as it was; of what shapes a release, the caller's own choices come first. */
export function settingsOfRun(
  given: Partial<Settings>,
  { settings: ofRun, servers }: RunManifest,
  chosen: readonly (keyof Settings)[],
): Settings {
  const kept = Object.entries(ofRun)
    .filter(([name]) => !chosen.includes(name as keyof Settings) || !releaseOptions.includes(name as keyof Settings))
    .map(([name, value]) => [name, value ?? undefined]);
  const complete = completeSettings(given);
  const places = {
    baseUrl: complete.baseUrl ?? servers.baseUrl,
    providers: { ...servers.providers, ...complete.providers },
  };
  return { ...complete, ...places, ...Object.fromEntries(kept) };
}
