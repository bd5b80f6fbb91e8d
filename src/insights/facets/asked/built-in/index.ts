import type { AskedFacet } from './asked-facet.ts';
import { concerningFacet } from './concerning.ts';
import { askedLanguageFacet } from './language.ts';
import { requestFacet } from './request.ts';
import { taskFacet } from './task.ts';

/** The paper's four. */
export const askedFacets: readonly AskedFacet[] = [requestFacet, taskFacet, askedLanguageFacet, concerningFacet];
