import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { clusterSearch, findRanges, queryWords } from './search.ts';

const marked = (text: string, query: string) => findRanges(text, query).map(([start, end]) => text.slice(start, end));

describe('findRanges', () => {
  it('ignores case and accents and gives places in the original', () => {
    expect(marked('Cover letters and RÉSUMÉS', 'resumes')).toEqual(['RÉSUMÉS']);
    expect(marked('re\u0301sume\u0301s', 'resume')).toEqual(['re\u0301sume\u0301']);
  });

  it('keeps its place behind characters that change their length when folded', () => {
    expect(marked('İstanbul 😀 ﬁnd Straße', 'find')).toEqual(['ﬁnd']);
    expect(marked('😀😀 weekend', 'week')).toEqual(['week']);
    expect(marked('一晚上的东京旅行', '东京')).toEqual(['东京']);
  });

  it('marks every word, merged where matches touch or overlap', () => {
    expect(marked('spreadsheet sheets', 'sheet spread')).toEqual(['spreadsheet', 'sheet']);
    expect(marked('nothing here', 'absent')).toEqual([]);
    expect(marked('a.b (c)', '. (')).toEqual(['.', '(']);
  });

  it('finds nothing in an empty query', () => {
    expect(queryWords(' \t ')).toEqual([]);
    expect(findRanges('text', '  ')).toEqual([]);
  });
});

describe('clusterSearch', () => {
  const { clusters } = sampleRelease({ seed: 1, tops: 3, basesPerTop: 4 }).clusters;

  it('asks for every word, in the name or in the description', () => {
    const search = clusterSearch(clusters);
    const found = clusters.filter((cluster) => search('SLOW indexes')?.has(cluster.id));
    expect(found.map((cluster) => cluster.name)).toEqual(['SQL queries that are slow']);
    expect(search('slow chemistry')?.size).toBe(0);
    expect(search(' ')).toBeNull();
  });
});
