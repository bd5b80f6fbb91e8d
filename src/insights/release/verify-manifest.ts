/** Checks of what a manifest says about thresholds, stamps and facets. */
import { stampsOf } from '../../privacy/stamps.ts';
import { minimumNames, presets, type Thresholds, wordSupport } from '../../privacy/thresholds.ts';
import { MANIFEST, type OpenedRelease } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';

export function checkManifest({ manifest, tables }: OpenedRelease, findings: Findings): void {
  const { minWordSupport, ...thresholds } = manifest.thresholds;
  checkThresholds(thresholds, findings);
  const support = minWordSupport === wordSupport(thresholds);
  findings.expect(support, 'thresholds', MANIFEST, 'The support of words is not that of the thresholds.');
  const stamps = JSON.stringify(manifest.stamps) === JSON.stringify(stampsOf(thresholds, manifest.dp));
  findings.expect(stamps, 'stamps', MANIFEST, 'The stamps are not those that the thresholds call for.');
  manifest.facets.forEach(({ name, title, kind, path }, position) => {
    const table = tables[position]?.table;
    const same = table?.facet === name && table.title === title && table.kind === kind;
    findings.expect(same, 'facets', path, 'The table is not the one that the manifest names.');
    const plain = /^facets\/[a-z0-9-]+\.json$/u.test(path);
    findings.expect(plain, 'facets', MANIFEST, 'The file of a table is not named as the writer names them.');
  });
  const names = new Set(manifest.facets.map((facet) => facet.name));
  findings.expect(names.size === manifest.facets.length, 'facets', MANIFEST, 'A facet is listed twice.');
}

function checkThresholds(thresholds: Thresholds, findings: Findings): void {
  const expect = (holds: boolean, message: string) => findings.expect(holds, 'thresholds', MANIFEST, message);
  expect(thresholds.minConversations >= 1 && thresholds.minCellConversations >= 1, 'A minimum of conversations is 0.');
  expect(
    thresholds.minCellAccounts <= thresholds.minAccounts &&
      thresholds.minCellConversations <= thresholds.minConversations,
    'The minimums of a cell are above those of a cluster.',
  );
  const uncounted = thresholds.counting === 'conversations';
  if (uncounted) {
    expect(thresholds.minAccounts === 0 && thresholds.minCellAccounts === 0, 'Accounts have minimums, uncounted.');
  }
  if (thresholds.preset === 'custom') return;
  const preset = presets[thresholds.preset];
  for (const name of minimumNames) {
    const expected = uncounted && name.endsWith('Accounts') ? 0 : preset[name];
    expect(thresholds[name] === expected, `${name} is not that of the preset.`);
  }
}
