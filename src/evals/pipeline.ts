/** Writing a set, and measuring models with sets, as a table of contents. Files are made of what stages made afterwards. */
import type { Stage } from '../runner/stage.ts';
import type { WritingEnvironment } from './environment.ts';
import { answersStage } from './measure/answers-stage.ts';
import type { MeasureEnvironment } from './measure/environment.ts';
import { questionsStage } from './measure/questions-stage.ts';
import { candidatesStage } from './write/candidates-stage.ts';
import { selectionStage } from './write/selection-stage.ts';

/** From a behavior to a balanced set. */
export const writingPipeline: readonly Stage<WritingEnvironment>[] = [
  candidatesStage, // items are written, held to the rules, compared with one another and judged, until there are enough
  selectionStage, // as many of each label, in every cluster of items as far as there are, the best first
];

/** From sets and subjects to an answer of each subject to each item; figures are computed from these (`measure/results/`). */
export const measuringPipeline: readonly Stage<MeasureEnvironment>[] = [
  questionsStage, // who is asked about what, in parts
  answersStage, // what each answered, part by part
];
