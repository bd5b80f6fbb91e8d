/** Numeric inner loops: k-means on vectors in shared memory. */
export { type Bounds, type KernelName, kernelNames, type Metric, type Rows } from './kernel.ts';
export { type Iteration, type LloydOptions, type LloydResult, lloyd } from './lloyd.ts';
