/** Probes of an estimate, which obey the caps of the run and do not fail by them. */
import { isAppError } from '../core/errors.ts';

/** False where a cap was reached: what was to be tried is left out. */
export async function underCap(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'LIMIT_REACHED') return false;
    throw error;
  }
}
