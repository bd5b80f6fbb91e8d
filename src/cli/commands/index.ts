/** A command and what it needs of the library are loaded when it is called: all of the library takes several times as long. */
import type { Command } from '../command.ts';

/** By the words that call them, in the order of the help text. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo.ts')).demoCommand,
  init: async () => (await import('./init.ts')).initCommand,
  'insights preview': async () => (await import('./insights-preview.ts')).insightsPreview,
  'insights run': async () => (await import('./insights-run.ts')).insightsRun,
  'insights extend': async () => (await import('./insights-extend.ts')).insightsExtend,
  'insights tree': async () => (await import('./insights-tree.ts')).insightsTree,
  'insights release': async () => (await import('./insights-release.ts')).insightsRelease,
  'insights export': async () => (await import('./insights-export.ts')).insightsExport,
  'insights review': async () => (await import('./insights-review.ts')).insightsReview,
  'insights purge': async () => (await import('./insights-purge.ts')).insightsPurge,
  'evals lint': async () => (await import('./evals-lint.ts')).evalsLint,
  'evals behaviors': async () => (await import('./evals-behaviors.ts')).evalsBehaviors,
  'evals suggest': async () => (await import('./evals-suggest.ts')).evalsSuggest,
  'evals write': async () => (await import('./evals-write.ts')).evalsWrite,
  'evals map': async () => (await import('./evals-map.ts')).evalsMap,
  'evals rate': async () => (await import('./evals-rate.ts')).evalsRate,
  'evals agreement': async () => (await import('./evals-agreement.ts')).evalsAgreement,
  'evals measure': async () => (await import('./evals-measure.ts')).evalsMeasure,
  'evals compare': async () => (await import('./evals-compare.ts')).evalsCompare,
  'evals import': async () => (await import('./evals-import.ts')).evalsImport,
  'evals export': async () => (await import('./evals-export.ts')).evalsExport,
  serve: async () => (await import('./serve.ts')).serveCommand,
  mcp: async () => (await import('./mcp.ts')).mcpCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  'validate clustering': async () => (await import('./validate-clustering.ts')).validateClusteringCommand,
  'validate attacks': async () => (await import('./validate-attacks.ts')).validateAttacksCommand,
  sample: async () => (await import('./sample.ts')).sampleCommand,
  config: async () => (await import('./config.ts')).configCommand,
  'config schema': async () => (await import('./config.ts')).configSchemaCommand,
  models: async () => (await import('./models.ts')).modelsCommand,
  'models pull': async () => (await import('./models-pull.ts')).modelsPullCommand,
  'models remove': async () => (await import('./models-remove.ts')).modelsRemoveCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
};

export const commandNames: readonly string[] = Object.keys(commands);

/** @param names of `commandNames` */
export function loadCommands(names: readonly string[]): Promise<readonly Command[]> {
  return Promise.all(names.flatMap((name) => commands[name]?.() ?? []));
}
