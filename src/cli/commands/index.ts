import type { Command } from '../command.ts';
import { configCommand, configSchemaCommand } from './config.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { evalsAgreement } from './evals-agreement.ts';
import { evalsBehaviors } from './evals-behaviors.ts';
import { evalsCompare } from './evals-compare.ts';
import { evalsExport } from './evals-export.ts';
import { evalsImport } from './evals-import.ts';
import { evalsLint } from './evals-lint.ts';
import { evalsMap } from './evals-map.ts';
import { evalsMeasure } from './evals-measure.ts';
import { evalsRate } from './evals-rate.ts';
import { evalsSuggest } from './evals-suggest.ts';
import { evalsWrite } from './evals-write.ts';
import { initCommand } from './init.ts';
import { insightsExport } from './insights-export.ts';
import { insightsExtend } from './insights-extend.ts';
import { insightsPreview } from './insights-preview.ts';
import { insightsPurge } from './insights-purge.ts';
import { insightsRelease } from './insights-release.ts';
import { insightsReview } from './insights-review.ts';
import { insightsRun } from './insights-run.ts';
import { insightsTree } from './insights-tree.ts';
import { mcpCommand } from './mcp.ts';
import { modelsCommand } from './models.ts';
import { modelsPullCommand } from './models-pull.ts';
import { modelsRemoveCommand } from './models-remove.ts';
import { reportCommand } from './report.ts';
import { sampleCommand } from './sample.ts';
import { serveCommand } from './serve.ts';
import { validateAttacksCommand } from './validate-attacks.ts';
import { validateClusteringCommand } from './validate-clustering.ts';
import { verifyCommand } from './verify.ts';

/** In the order of the help text. */
export const commands: readonly Command[] = [
  demoCommand,
  initCommand,
  insightsPreview,
  insightsRun,
  insightsExtend,
  insightsTree,
  insightsRelease,
  insightsExport,
  insightsReview,
  insightsPurge,
  evalsLint,
  evalsBehaviors,
  evalsSuggest,
  evalsWrite,
  evalsMap,
  evalsRate,
  evalsAgreement,
  evalsMeasure,
  evalsCompare,
  evalsImport,
  evalsExport,
  serveCommand,
  mcpCommand,
  reportCommand,
  verifyCommand,
  validateClusteringCommand,
  validateAttacksCommand,
  sampleCommand,
  configCommand,
  configSchemaCommand,
  modelsCommand,
  modelsPullCommand,
  modelsRemoveCommand,
  doctorCommand,
];
