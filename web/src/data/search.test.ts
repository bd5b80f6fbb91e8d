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

  const search = clusterSearch(clusters);
  const namesOf = (query: string) => search(query)?.ranked.map(({ name }) => name);

  it('asks for every word, in the name or in the description', () => {
    expect(namesOf('SLOW indexes')).toEqual(['SQL queries that are slow']);
    expect(search('SLOW indexes')?.ids.size).toBe(1);
    expect(search('slow chemistry')?.ids.size).toBe(0);
    expect(search(' ')).toBeNull();
  });

  it('puts names before descriptions, and whole words before parts of them', () => {
    const [first] = clusters;
    const of = (id: string, name: string, description: string) => ({ ...first!, id, name, description });
    const ranked = clusterSearch([
      of('description', 'Others', 'About a plan'),
      of('inside', 'Explanations', ''),
      of('beginning', 'Planning', ''),
      of('whole', 'A plan', ''),
    ])('plan')!.ranked.map(({ id }) => id);
    expect(ranked).toEqual(['whole', 'beginning', 'inside', 'description']);
  });

  it('takes a word that nothing holds for the one that was meant, and says so', () => {
    expect(namesOf('sql qureies')).toEqual(namesOf('sql queries'));
    expect(search('sql qureies')).toMatchObject({
      marked: 'sql queries',
      corrected: [{ typed: 'qureies', meant: ['queries'] }],
    });
    expect(search('sql queries')!.corrected).toEqual([]);
    expect(search('zzzz')).toMatchObject({ ids: new Set(), marked: 'zzzz', corrected: [] });
  });
});
