/** Numeric inner loops: k-means on vectors in shared memory. */
export { assignInParts, type PartedAssignment } from './assign-in-parts.ts';
export { type Iteration, iterate, type LloydResult } from './iterate.ts';
export { type Bounds, type KernelName, type KMeansSession, kernelNames, type Metric, type Rows } from './kernel.ts';
export { type Groups, type NearestOutsideOptions, nearestOutside } from './nearest-outside.ts';
export { type NearestRows, type NearestRowsOptions, nearestRows } from './nearest-rows.ts';
export { kernelHere, openSession } from './open-session.ts';
export { countOf, gatheredRows } from './row-blocks.ts';
export { fitsWhole, sampleIterations, sampleOf, sampleSteps, sampleStepsWithin } from './samples.ts';
export { seedCentroids } from './seed-centroids.ts';
