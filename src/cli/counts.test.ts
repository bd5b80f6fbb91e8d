import { describe, expect, test } from 'vitest';
import { counted } from '../core/figures.ts';
import { countsText } from './counts.ts';

describe('what a stage counted', () => {
  test.each([
    [
      'conversations',
      { rows: 1205, conversations: 1200, rejected: 5, withoutAccount: 3, accounts: 1, filesSkipped: 1 },
      '1,200 conversations, 1 account, 5 rows not usable, 3 without account, 1 other file not read',
    ],
    // Where accounts are not counted, that none is named is no news.
    ['conversations', { conversations: 2, rejected: 0, withoutAccount: 2, accounts: 0 }, '2 conversations'],
    ['embeddings', { texts: 7, partitions: 1 }, '7 texts'],
    ['embeddings', { texts: 7, partitions: 3 }, '7 texts, 3 groups of languages, kept apart'],
    ['hierarchy', { parents: 1, tops: 4 }, '1 parent, 4 at the top'],
    [
      'hierarchy',
      { parents: 75, tops: 12, inTree: 873, alone: 2, level1: 65, level2: 10 },
      '75 parents (65 under 10), 12 at the top, 2 clusters under none',
    ],
    [
      'facets',
      { conversations: 9, withoutRequest: 0, answered: 6, refused: 2, malformed: 1, 'cannotTell.request': 1 },
      '9 conversations, 2 calls refused, 1 call answered in the wrong form',
    ],
    [
      'names',
      { named: 5, unnamed: 3, failedAudit: 1, tooSmall: 2 },
      '5 named, 2 without a name, 1 failed the audit, 2 too small to be shown',
    ],
    ['names', { named: 5, unnamed: 3 }, '5 named, 3 without a name'],
    ['layout', {}, ''],
    ['another', { filesRead: 3 }, '3 files read'],
  ])('%s %j', (stage, counts, text) => {
    expect(countsText(stage, counts)).toBe(text);
  });

  test('one is singular', () => {
    expect([counted(1, 'row'), counted(0, 'row'), counted(12000, 'row')]).toEqual(['1 row', '0 rows', '12,000 rows']);
  });
});
