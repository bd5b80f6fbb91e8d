/** Numeric inner loops: k-means on vectors in shared memory. */
export { type Bounds, type KernelName, kernelNames, type Metric, type Rows } from './kernel.ts';
export { type Iteration, iterate, type LloydOptions, type LloydResult, lloyd } from './lloyd.ts';
export { type NearestRows, type NearestRowsOptions, nearestRows } from './nearest-rows.ts';
export { kernelHere, openSession } from './open-session.ts';
export { seedCentroids } from './seed-centroids.ts';
