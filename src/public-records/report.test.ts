import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../testing/sample-release.ts';
import type { ReleaseData } from './release.ts';
import { fillReport } from './report.ts';

const slot = '<script type="application/json" id="release-data"></script>';
const template = `<!doctype html><title>Report</title>${slot}<div id="root"></div>`;
const plain = sampleRelease({ seed: 1, tops: 1, basesPerTop: 1 });

function named(name: string): ReleaseData {
  const clusters = plain.clusters.clusters.map((cluster) => ({ ...cluster, name }));
  return { ...plain, clusters: { ...plain.clusters, clusters } };
}

/** What a browser finds in the slot: everything up to the first end tag. */
function readSlot(html: string): { json: string; rest: string } {
  const start = html.indexOf('>', html.indexOf('id="release-data"')) + 1;
  const end = html.toLowerCase().indexOf('</script', start);
  return { json: html.slice(start, end), rest: html.slice(end) };
}

describe('fillReport', () => {
  it.each([
    ['an end tag', '</script><script>alert(1)</script>'],
    ['an end tag in capitals', '</SCRIPT >'],
    ['a comment that would swallow the end tag', '<!-- <script>'],
    ['line separators', 'a\u2028b\u2029c'],
    ['patterns of String.replace', "$& $' $` $1 $$"],
    ['a lone surrogate', 'a\ud800b'],
    ['the slot itself', slot],
  ])('keeps %s inside the data', (_what, name) => {
    const { json, rest } = readSlot(fillReport(template, named(name)));
    expect(json).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual(named(name));
    expect(rest).toBe('</script><div id="root"></div>');
  });

  it('gives back any text unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const { json, rest } = readSlot(fillReport(template, named(name)));
        expect((JSON.parse(json) as ReleaseData).clusters.clusters[0]?.name).toBe(name);
        expect(rest).toBe('</script><div id="root"></div>');
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it.each([
    ['no slot', '<!doctype html>'],
    ['two slots', `${slot}${slot}`],
    ['a slot that is filled already', fillReport(template, plain)],
  ])('refuses a template with %s', (_what, broken) => {
    expect(() => fillReport(broken, plain)).toThrow(
      expect.objectContaining({ code: 'REPORT_TEMPLATE_MISSING_SLOT' }) as Error,
    );
  });
});
