import { describe, expect, it } from 'vitest';
import { counted, lineageWords, percent, percentInterval, stabilityWords, times, withheldGroups } from './format.ts';

describe('figures in words', () => {
  it('writes counts, shares and intervals', () => {
    expect(counted(1, 'account')).toBe('1 account');
    expect(counted(12_400, 'conversation')).toBe('12,400 conversations');
    expect([0, 0.0001, 0.1234, 1].map(percent)).toEqual(['0.0%', '<0.1%', '12.3%', '100.0%']);
    expect(percentInterval([0.118, 0.129])).toBe('11.8 to 12.9%');
    expect([0.44, 0.996, 1.6, 9.97, 12].map(times)).toEqual(['0.44×', '1.0×', '1.6×', '10×', '12×']);
  });

  it('says what a cluster is to earlier ones', () => {
    const words = [
      lineageWords({ kind: 'continues', from: ['c0003'] }),
      lineageWords({ kind: 'continues', from: ['c0003', 'c0007', 'c0009'] }),
      lineageWords({ kind: 'split', from: ['c0003'] }),
      lineageWords({ kind: 'merged', from: ['c0003', 'c0007'] }),
      lineageWords({ kind: 'born', from: [] }),
    ];
    expect(words).toEqual([
      'continues c0003',
      'continues c0003, joined by c0007, c0009',
      'split from c0003',
      'merged from c0003, c0007',
      'new',
    ]);
  });

  it('says what a stability means, each cut point with what is above it', () => {
    const words = ['often divided otherwise', 'a pattern with doubtful borders', 'stable', 'highly stable'];
    expect([0, 0.6, 0.75, 0.85].map(stabilityWords)).toEqual(words);
    expect([0.55, 0.7, 0.8, 1].map(stabilityWords)).toEqual(words);
  });

  it('says what was withheld, with accounts only where they are counted', () => {
    const withheld = { clusters: 3, conversations: 210, accounts: 96 };
    expect(withheldGroups(withheld)).toBe('3 groups with 210 conversations from 96 accounts');
    expect(withheldGroups({ ...withheld, accounts: 0 })).toBe('3 groups with 210 conversations');
  });
});
