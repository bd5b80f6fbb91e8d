/** The kernel that was asked for, or the next that runs here. */
import { checkProblem } from './check-problem.ts';
import type { KernelName, KMeansSession, Problem } from './kernel.ts';
import { openPlain } from './plain-kernel.ts';

/** @throws AppError where vectors are not finite, or shapes do not fit */
export function openSession(_kernel: KernelName, problem: Problem): KMeansSession {
  checkProblem(problem);
  return openPlain(problem);
}
