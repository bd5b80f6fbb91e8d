import { expect, test } from 'vitest';
import { committedModules, kernelModules } from '../../scripts/build-kernels.ts';

test('the committed WebAssembly is what its source compiles to', () => {
  expect(kernelModules(), 'node scripts/build-kernels.ts').toBe(committedModules());
});
