/** Writing a set, as a table of contents: from a behavior to a balanced set. Files are made of it afterwards. */
import type { Stage } from '../runner/stage.ts';
import type { WritingEnvironment } from './environment.ts';
import { candidatesStage } from './write/candidates-stage.ts';
import { selectionStage } from './write/selection-stage.ts';

export const writingPipeline: readonly Stage<WritingEnvironment>[] = [
  candidatesStage, // items are written, held to the rules, compared with one another and judged, until there are enough
  selectionStage, // as many of each label, in every cluster of items as far as there are, the best first
];
