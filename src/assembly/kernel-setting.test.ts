import { expect, test } from 'vitest';
import { completeSettings } from '../config/index.ts';
import { kernelNames } from '../kernels/index.ts';
import { shapingSettings } from './run-places.ts';

test('what shapes a result is the kernel that runs, which here is the one that was asked for', () => {
  expect(kernelNames.map((kernel) => shapingSettings(completeSettings({ kernel })).kernel)).toEqual([...kernelNames]);
  expect(shapingSettings(completeSettings({})).kernel).toBe('relaxed');
});
