/** All computed facets, in the order in which error texts and documents list them. */
import type { ComputedFacet } from '../computed-facet.ts';
import { hourFacet } from './hour.ts';
import { languageFacet } from './language.ts';
import { lengthFacet } from './length.ts';
import { monthFacet } from './month.ts';
import { systemPromptFacet } from './system-prompt.ts';
import { timeFacet } from './time.ts';
import { turnsFacet } from './turns.ts';
import { weekFacet } from './week.ts';
import { weekdayFacet } from './weekday.ts';

export const computedFacets: readonly ComputedFacet[] = [
  turnsFacet,
  lengthFacet,
  languageFacet,
  timeFacet,
  weekFacet,
  monthFacet,
  weekdayFacet,
  hourFacet,
  systemPromptFacet,
];
