/** Pages in one file: the built page with its data inside. The report holds those of a release, or of the trees of a run. */
import { AppError } from '../core/errors.ts';
import { type PageJson, packPage } from './packed-release.ts';
import type { FacetTable, PageData, ReleaseData } from './release.ts';

/**
 * The report template with the data in its one slot. The data cannot end the slot or start markup, whatever
 * the names in it hold.
 *
 * @throws AppError `REPORT_TEMPLATE_MISSING_SLOT` unless the template has exactly one empty slot.
 */
export function fillReport(template: string, data: PageData): string {
  return filled(template, 'release-data', reportData(data));
}

/** The same of the page on which people rate items. */
export function fillRatingPage(template: string, data: object): string {
  return filled(template, 'rating-data', data);
}

function filled(template: string, slot: string, data: object): string {
  const opening = `<script type="application/json" id="${slot}">`;
  const [before, after, ...more] = template.split(`${opening}</script>`);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new AppError({
      code: 'REPORT_TEMPLATE_MISSING_SLOT',
      message: 'The template of the page does not have exactly one place for the data.',
      hint: 'Build the page again with "npm run build:explorer".',
    });
  }
  return `${before}${opening}${jsonForScript(data)}</script>${after}`;
}

/** Characters of data; with more, browsers open a file slowly. */
const MOST_CHARACTERS = 10_000_000;

const LEFT_OUT =
  'This file would be too large with all: how shares compare with those of all conversations, and how names came to be, is left out of it. The release itself says both; sightline serve shows it.';

/** What a report carries: all, or above a size everything but comparisons and claims, and then it says so. */
export function reportData(data: PageData, mostCharacters = MOST_CHARACTERS): PageJson {
  const all = packPage(data);
  const isLarge = releasesOf(data).some(({ manifest }) => manifest.schemaVersion > 1);
  if (!isLarge || JSON.stringify(all).length <= mostCharacters) return all;
  if ('trees' in data) return packPage({ ...data, trees: data.trees.map(shortened) });
  return packPage('manifest' in data ? shortened(data) : data);
}

function releasesOf(data: PageData): readonly ReleaseData[] {
  if ('trees' in data) return data.trees;
  return 'manifest' in data ? [data] : [];
}

function shortened({ manifest, clusters, facets, ...others }: ReleaseData): ReleaseData {
  const { comparisons: _, ...rest } = manifest;
  return {
    ...others,
    manifest: { ...rest, limits: [...manifest.limits, LEFT_OUT] },
    clusters: { ...clusters, clusters: clusters.clusters.map(({ claims, ...cluster }) => cluster) },
    facets: facets.map(withoutComparisons),
  };
}

function withoutComparisons(table: FacetTable): FacetTable {
  const rows = Object.entries(table.clusters).map(([id, row]) => {
    return [id, { ...row, cells: row.cells.map(({ comparison, ...cell }) => cell) }] as const;
  });
  return { ...table, clusters: Object.fromEntries(rows) };
}

/** JSON that is safe inside a script element: no `<`, and no line separators that old JavaScript did not allow. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
