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

/** What a maker has to say for readers anew, when it is others who are to read a release. */
const SAID_FOR_READERS = ['trends', 'safety'] as const;

/** Settings of another release of a run. Under another preset `on` of the run does not hold: it was said of other readers. */
export function settingsForRelease(
  given: Partial<Settings>,
  manifest: RunManifest,
  chosen: readonly (keyof Settings)[],
): Settings {
  const settings = settingsOfRun(given, manifest, chosen);
  if (settings.privacy === manifest.settings['privacy']) return settings;
  const unsaid = SAID_FOR_READERS.filter((name) => !chosen.includes(name) && settings[name] === 'on');
  return { ...settings, ...Object.fromEntries(unsaid.map((name) => [name, undefined])) };
}
