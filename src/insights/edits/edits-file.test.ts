import { describe, expect, it } from 'vitest';
import type { AppError } from '../../core/errors.ts';
import { parseEdits } from './edits-file.ts';

const known = new Set(['c0001', 'c0002', 'c0003', 'c0004', 'c0005']);

function failure(text: string): Pick<AppError, 'code' | 'message' | 'exitCode'> {
  try {
    parseEdits(text, 'edits.yaml', known);
  } catch (error) {
    const { code, message, exitCode } = error as AppError;
    return { code, message, exitCode };
  }
  throw new Error('It was taken.');
}

describe('parseEdits', () => {
  it('reads all that can be said', () => {
    const text = [
      'rename:',
      '  c0001: Baking bread',
      '  c0005: null',
      'merge:',
      '  - [c0001, c0002]',
      'split:',
      '  c0003: 2',
      'pin: [c0004]',
      'unpin: [c0005]',
    ].join('\n');
    expect(parseEdits(text, 'edits.yaml', known)).toEqual({
      names: new Map([
        ['c0001', 'Baking bread'],
        ['c0005', null],
      ]),
      groups: [
        { ids: ['c0001', 'c0002'], parts: 1 },
        { ids: ['c0003'], parts: 2 },
        { ids: ['c0004'], parts: 1 },
      ],
      unpinned: ['c0005'],
    });
  });

  it.each(['', '# nothing yet', '{}'])('%j wants nothing', (text) => {
    expect(parseEdits(text, 'edits.yaml', known).groups).toEqual([]);
  });

  it.each([
    ['what is no YAML', 'pin: [c0001\nmerge: ]', 'EDITS_INVALID', 'line 2'],
    ['an unknown member', 'pin: []\nrenam: {}', 'EDITS_INVALID', 'renam'],
    ['a parent', 'rename:\n  p1-0003: All of it', 'EDITS_INVALID', 'line 2'],
    ['a name of no words', 'rename:\n  c0001: "  "', 'EDITS_INVALID', 'line 2'],
    ['a name that turns the direction of text', 'rename:\n  c0001: "a\\u202Eb"', 'EDITS_INVALID', 'line 2'],
    ['a merger of one', 'merge:\n  - [c0001, c0002]\n  - [c0003]', 'EDITS_INVALID', 'line 3'],
    ['a split into one', 'split:\n  c0001: 1', 'EDITS_INVALID', 'line 2'],
    ['a cluster that is not there', 'pin:\n  - c0001\n  - c0099', 'EDITS_UNKNOWN_ID', 'line 3: c0099'],
    ['two fates', 'merge:\n  - [c0001, c0002]\nsplit:\n  c0002: 2', 'EDITS_CONFLICT', 'line 4'],
    ['a name for what is merged away', 'merge: [[c0001, c0002]]\nrename:\n  c0002: Other', 'EDITS_CONFLICT', 'line 3'],
    ['a name for what is split', 'split: { c0003: 2 }\nrename:\n  c0003: Other', 'EDITS_CONFLICT', 'c0003'],
    ['twice the same', 'merge: [[c0001, c0001]]', 'EDITS_CONFLICT', 'line 1'],
  ])('refuses %s and says where', (_, text, code, place) => {
    expect(failure(text)).toEqual({ code, exitCode: 2, message: expect.stringContaining(place) as string });
  });
});
