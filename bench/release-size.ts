/** How large a release of a million conversations is, file by file. */
import { gzipSync } from 'node:zlib';
import type { ReleaseData } from '../src/public-records/release.ts';
import { clustersForm, tableForm } from '../src/public-records/release-files.ts';
import { fillReport } from '../src/public-records/report.ts';
import { realSizedRelease } from '../src/testing/real-sized-release.ts';
import { buildExplorer, reportTemplate } from '../test/browser/browser.ts';
import type { Task, TaskOptions } from './harness/task.ts';

const SIZE = { conversations: 1_000_000, bases: 10_000, perParent: 10 };
/** Of the folder with its report, in bytes. */
const LIMIT = 15e6;

export const releaseSize: Task = {
  name: 'release-size',
  summary: 'Bytes of a release of a million conversations, 10,000 base clusters and eight facets, with its report.',
  run: async ({ quick }: TaskOptions) => {
    buildExplorer();
    const scale = quick ? 20 : 1;
    const data = realSizedRelease({
      ...{ seed: 1, perParent: SIZE.perParent },
      ...{ conversations: SIZE.conversations / scale, bases: SIZE.bases / scale },
    });
    const files = filesOf(data);
    const before = filesOf({ ...data, manifest: { ...data.manifest, schemaVersion: 1 } });
    const bytes = sumOf(files);
    const page = bytesOf(reportTemplate());
    const limit = page + (LIMIT - page) / scale;
    return {
      tables: [
        {
          title: `${data.clusters.clusters.length} clusters, ${cellsIn(data)} cells`,
          columns: ['file', 'MB', 'MB, gzip', 'MB in schema version 1'],
          rows: [
            ...[...files].map(([path, text]) => [
              path,
              mb(bytesOf(text)),
              mb(gzipSync(text).length),
              mb(bytesOf(before.get(path))),
            ]),
            ['all', mb(bytes), mb(sumOf(files, (text) => gzipSync(text ?? '').length)), mb(sumOf(before))],
            [
              'all but the report',
              mb(bytes - bytesOf(files.get(REPORT))),
              '',
              mb(sumOf(before) - bytesOf(before.get(REPORT))),
            ],
          ],
        },
      ],
      checks: [
        {
          what: 'the folder with its report',
          limit: `<= ${mb(limit)} MB`,
          found: `${mb(bytes)} MB`,
          met: bytes <= limit,
        },
      ],
      notes: [
        'A made-up release under the thresholds of `local`, which let most cells through: sizes, words, counts and comparisons of the shape that runs have. Without manifest.json, which has some 5 kB.',
        `The report carries everything; its page alone has ${mb(page)} MB.`,
      ],
    };
  },
};

const REPORT = 'report.html';

function filesOf(data: ReleaseData): Map<string, string> {
  const { manifest, clusters, facets } = data;
  return new Map([
    ['clusters.json', clustersForm(manifest).text(clusters)],
    ...facets.map((table, at): [string, string] => [manifest.facets[at]?.path ?? '', tableForm(manifest).text(table)]),
    [REPORT, fillReport(reportTemplate(), data)],
  ]);
}

function cellsIn({ facets }: ReleaseData): number {
  const rows = facets.flatMap((table) => Object.values(table.clusters));
  return rows.reduce((sum, { cells }) => sum + cells.length, 0);
}

function bytesOf(text = ''): number {
  return Buffer.byteLength(text);
}

function sumOf(files: ReadonlyMap<string, string>, size = bytesOf): number {
  return [...files.values()].reduce((sum, text) => sum + size(text), 0);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
