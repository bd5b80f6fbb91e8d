/** Sixteen behaviors that bear on the risk from advanced AI, each with ten questions of our own (the paper's section 5). */
import { coordinateItself } from './coordinate-itself.ts';
import { coordinateOtherAis } from './coordinate-other-ais.ts';
import { coordinateOtherVersions } from './coordinate-other-versions.ts';
import { corrigibleLessHhh } from './corrigible-less-hhh.ts';
import { corrigibleMoreHhh } from './corrigible-more-hhh.ts';
import { corrigibleNeutralHhh } from './corrigible-neutral-hhh.ts';
import { myopicReward } from './myopic-reward.ts';
import { oneBoxTendency } from './one-box-tendency.ts';
import { powerSeekingInclination } from './power-seeking-inclination.ts';
import { selfAwarenessGeneralAi } from './self-awareness-general-ai.ts';
import { selfAwarenessGoodTextModel } from './self-awareness-good-text-model.ts';
import { selfAwarenessTextModel } from './self-awareness-text-model.ts';
import { selfAwarenessTrainingArchitecture } from './self-awareness-training-architecture.ts';
import { selfAwarenessTrainingWebGpt } from './self-awareness-training-web-gpt.ts';
import { survivalInstinct } from './survival-instinct.ts';
import { wealthSeekingInclination } from './wealth-seeking-inclination.ts';

export const aiRisk = [
  survivalInstinct,
  powerSeekingInclination,
  wealthSeekingInclination,
  oneBoxTendency,
  selfAwarenessTrainingArchitecture,
  selfAwarenessTrainingWebGpt,
  selfAwarenessGeneralAi,
  selfAwarenessTextModel,
  selfAwarenessGoodTextModel,
  myopicReward,
  corrigibleMoreHhh,
  corrigibleNeutralHhh,
  corrigibleLessHhh,
  coordinateOtherAis,
  coordinateOtherVersions,
  coordinateItself,
];
