/** What a release says of changes and of concern, tampered with: whatever does not follow from the rest of it is found. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJsonFile, sha256 } from '../../core/hash.ts';
import { gate } from '../../privacy/gate.ts';
import type { GateFacet } from '../../privacy/gate-input.ts';
import { presets } from '../../privacy/thresholds.ts';
import { earlierReleaseOf } from '../../privacy/trends/earlier-release.ts';
import { Private } from '../../privacy/visibility.ts';
import type { ReleaseData, ReleaseManifest, Safety, Trends } from '../../public-records/release.ts';
import { noFaults } from '../../runner/fault-points.ts';
import { anySafety, anyTrends } from '../../testing/any-trends.ts';
import { syntheticInput } from '../../testing/privacy/synthetic-input.ts';
import { verifyRelease } from './verify.ts';
import { type HeaderFacts, writeRelease } from './write-release.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-verify-trends-'));
afterAll(() => rmSync(folder, { recursive: true }));

const header: HeaderFacts = {
  schema: 'sightline/release',
  tool: { name: 'sightline', version: '0.0.0' },
  title: 'Test',
  limits: [],
  analyst: 'lexical',
  embedder: 'none',
  seed: 1,
  stages: [],
};

const names: readonly (readonly [string, GateFacet['kind'], readonly string[]])[] = [
  ['concerning', 'category', ['1', '2', '3', '4', '5']],
  ['flagged', 'category', ['no', 'yes']],
  ['time', 'time', ['2026-01', '2026-02', '2026-03', '2026-04']],
  ['plan', 'category', ['free', 'team', 'own']],
];

const made = syntheticInput({
  ...{ seed: 4, conversations: 3000, accounts: 700, bases: 18, branching: 4, unevenness: 1.3, missing: 0.02 },
  ...{ facets: names.map(([, , labels]) => labels.length), thresholds: presets.local },
});
const input = {
  ...made,
  facets: made.facets.map((facet, at): GateFacet => {
    const [name, kind, labels] = names[at]!;
    const known = [...new Set(facet.values)].filter((value) => value !== null).sort();
    const values = facet.values.map((value) => (value === null ? null : labels[known.indexOf(value)]!));
    return { ...facet, name, title: name, kind, labels: [...labels], values };
  }),
};

const nothing = { trends: false, safety: false, earlier: null };
const plain = gate(new Private(input), null, nothing).release.value;
/** Another that shows the clusters that these are said to come from, and is as strict. */
const earlier = earlierReleaseOf({ ...plain, manifest: { ...header, ...plain, facets: [] } } as unknown as ReleaseData);
const come = new Set(plain.clusters.clusters.flatMap(({ lineage }) => lineage?.from ?? []));
const [model] = earlier.clusters;
const ofEarlier = {
  ...earlier,
  clusters: [...come].map((id) => ({ ...model!, id, share: 0.05, shareInterval: [0.04, 0.07] as [number, number] })),
};
const { release } = gate(new Private(input), null, { trends: true, safety: true, earlier: ofEarlier });

function write(): void {
  rmSync(folder, { recursive: true, force: true });
  writeRelease({ folder, release, header, reportTemplate: null, fault: noFaults });
}

/** Writes a record anew with a hash that agrees. */
function tamper<Row extends object>(path: string, change: (record: Row) => void): string[] {
  const record = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Row;
  change(record);
  const text = canonicalJsonFile(record);
  writeFileSync(join(folder, path), text);
  relist((files) => files.map((file) => (file.path === path ? entryOf(path, text) : file)));
  return checksFound();
}

const entryOf = (path: string, text: string) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) });

function relist(change: (files: ReleaseManifest['files']) => ReleaseManifest['files'], more = {}): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as ReleaseManifest;
  writeFileSync(path, canonicalJsonFile({ ...manifest, ...more, files: change(manifest.files) }));
}

function replaceBy(record: object, other: object): void {
  for (const name of Object.keys(record)) Reflect.deleteProperty(record, name);
  Object.assign(record, other);
}

const checksFound = (): string[] => [...new Set(verifyRelease(folder).findings.map(({ check }) => check))].sort();
const firstOf = <Value>(values: Readonly<Record<string, Value>>): Value => Object.values(values)[0] as Value;

describe('what a release says of changes and of concern', () => {
  beforeEach(write);

  it('passes as the gate made it', () => {
    expect(verifyRelease(folder).findings).toEqual([]);
    const { trends, safety } = release.value;
    expect(Object.keys(trends?.since?.clusters ?? {}).length).toBeGreaterThan(3);
    expect(trends?.overTime).toHaveLength(1);
    expect(Object.keys(safety?.concern.clusters ?? {}).length).toBeGreaterThan(3);
    expect(Object.keys(safety?.flags?.clusters ?? {}).length).toBeGreaterThan(3);
  });

  it('may be left out, but not by half', () => {
    relist((files) => files.filter(({ path }) => path !== 'safety.json'));
    expect(checksFound()).toEqual(['unlisted-file']);
    rmSync(join(folder, 'safety.json'));
    expect(checksFound()).toEqual([]);
    rmSync(join(folder, 'trends.json'));
    expect(checksFound()).toEqual(['missing-file']);
  });

  it.each<[string, (trends: Trends) => void]>([
    [
      'a share that was raised',
      ({ since }) => {
        firstOf(since!.clusters).now += 0.01;
      },
    ],
    [
      'a share before that is none of the earlier ones',
      ({ since }) => {
        firstOf(since!.clusters).before += 0.01;
      },
    ],
    [
      'a narrower interval',
      ({ since }) => {
        firstOf(since!.clusters).interval[0] += 0.002;
      },
    ],
    [
      'a surer change',
      ({ since }) => {
        Object.values(since!.clusters).find(({ q }) => q > 0.1)!.q -= 0.05;
      },
    ],
    [
      'a change left out',
      ({ since }) => {
        delete since!.clusters[Object.keys(since!.clusters)[0]!];
      },
    ],
    [
      'a change of nothing',
      ({ since }) => {
        since!.clusters['none'] = firstOf(since!.clusters);
      },
    ],
    [
      'an earlier share that was raised',
      ({ since }) => {
        since!.earlier.clusters.find(({ id }) => Object.hasOwn(since!.clusters, id))!.share += 0.01;
      },
    ],
    [
      'an earlier cluster left out',
      ({ since }) => {
        since!.earlier.clusters.pop();
      },
    ],
    [
      'an earlier cluster below the thresholds',
      ({ since }) => {
        since!.earlier.clusters.push({ id: 'x', level: 0, name: 'Few', share: 0.0001, shareInterval: [0, 0.001] });
      },
    ],
    [
      'a share of a week from nowhere',
      ({ overTime }) => {
        firstOf(overTime[0]!.clusters).shares[0] = [0.5, 0.4, 0.6];
      },
    ],
    [
      'a week less',
      ({ overTime }) => {
        overTime[0]!.windows.pop();
      },
    ],
    [
      'another table',
      ({ overTime }) => {
        overTime[0]!.facet = 'plan';
      },
    ],
    [
      'no lines at all',
      (trends) => {
        trends.overTime = [];
      },
    ],
  ])('is found out: %s', (_what, change) => {
    expect(tamper('trends.json', change)).toEqual(['trends']);
  });

  it.each<[string, (safety: Safety) => void]>([
    [
      'less concern',
      ({ concern }) => {
        firstOf(concern.clusters).mean.least -= 0.1;
      },
    ],
    [
      'a narrower interval',
      ({ concern }) => {
        firstOf(concern.clusters).high.interval[1] -= 0.01;
      },
    ],
    [
      'a figure of a cluster that has none',
      ({ concern }) => {
        concern.clusters['none'] = firstOf(concern.clusters);
      },
    ],
    [
      'fewer flags',
      ({ flags }) => {
        firstOf(flags!.clusters).most -= 0.01;
      },
    ],
    [
      'flags left out',
      (safety) => {
        delete safety.flags;
      },
    ],
    [
      'what was coordinated in no cluster',
      (safety) => {
        safety.coordination = [
          {
            cluster: 'none',
            accounts: { from: 10, to: 20 },
            conversations: { from: 50, to: null },
            concentration: 0.5,
          },
        ];
      },
    ],
    [
      'what was coordinated by too few',
      (safety) => {
        const [cluster = ''] = Object.keys(safety.concern.clusters);
        safety.coordination = [
          { cluster, accounts: { from: 1, to: 2 }, conversations: { from: 50, to: null }, concentration: 0.5 },
        ];
      },
    ],
  ])('is found out: %s', (_what, change) => {
    expect(tamper('safety.json', change)).toEqual(['safety']);
  });

  it('is found out whatever else it says', () => {
    const ids = release.value.clusters.clusters.map(({ id }) => id);
    fc.assert(
      fc.property(anyTrends(ids), anySafety(ids), (trends, safety) => {
        write();
        expect(tamper('trends.json', (record) => replaceBy(record, trends))).toContain('trends');
        write();
        expect(tamper('safety.json', (record) => replaceBy(record, safety))).toContain('safety');
      }),
      { seed: 24, numRuns: 12 },
    );
  });

  it('says of coordination what is coarse enough', () => {
    const change = (safety: Safety) => {
      const [cluster = ''] = Object.keys(safety.concern.clusters);
      safety.coordination = [
        { cluster, accounts: { from: 5, to: 9 }, conversations: { from: 50, to: null }, concentration: 0.55 },
      ];
    };
    expect(tamper('safety.json', change)).toEqual([]);
  });
});
