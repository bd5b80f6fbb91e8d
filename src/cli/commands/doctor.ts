import { checkModel } from '../../assembly/check-model.ts';
import { diagnose } from '../../assembly/doctor.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { ModelReport } from '../../index.ts';
import { faultPoints } from '../../runner/fault-points.ts';
import type { Command, CommandContext } from '../command.ts';
import { modelReportText } from '../model-report.ts';
import { workOptions } from '../work.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Checks the installation, or a model.',
  details:
    'Runtime, encoders, pages, workspace, and which models are at hand. With --model or --subject: one small call of each kind that Sightline makes to it (structured output, log-probabilities, a cached prefix, a batch that is cancelled), what came back, what it cost, and what Sightline does about what is missing. The prefix is some 5,000 tokens, sent twice, where models are paid for. Exit code 4 where something does not work that there is no way around.',
  options: ['config', 'models', 'subjects', 'baseUrl', 'allowRemote', 'maxCost', 'maxCalls', 'json', 'quiet'],
  flags: [
    { flag: 'fault-points', help: 'List the points at which SIGHTLINE_FAULT=point[:n] ends the process, for tests.' },
  ],
  positionals: [0, 0],
  example: 'sightline doctor --model ollama:qwen3:8b',
  run: (context) => {
    const names = namedModels(context);
    return names.length > 0 ? models(context, names) : installation(context);
  },
};

/** What was asked for here: the configuration alone names models for other commands. */
function namedModels({ resolved: { strongest, sources } }: CommandContext): string[] {
  const isAsked = (option: 'models' | 'subjects'): boolean => ['flag', 'environment'].includes(sources[option]);
  const ofRoles = isAsked('models') ? Object.values(strongest.models ?? {}) : [];
  const subjects = isAsked('subjects') ? strongest.subjects.map(({ model }) => model) : [];
  return [...new Set([...ofRoles, ...subjects])].filter((name) => name !== undefined);
}

/** One after another; those that are named for several roles once. */
async function models(context: CommandContext, names: readonly string[]): Promise<number> {
  const { terminal, resolved } = context;
  const reports: ModelReport[] = [];
  for (const model of names) {
    const { options, end } = workOptions(context);
    if (!resolved.settings.quiet) terminal.note(`Asking ${terminalText(model)}\n`);
    reports.push(await checkModel({ ...options, model }).finally(end));
  }
  if (resolved.settings.json) terminal.out(`${JSON.stringify(reports, null, 2)}\n`);
  else terminal.out(reports.map(modelReportText).join(''));
  return reports.every(({ checks }) => checks.every(({ ok }) => ok !== false)) ? 0 : 4;
}

async function installation(context: CommandContext): Promise<number> {
  const { own, workingFolder, environment, signal, resolved, terminal } = context;
  const options = { workingFolder, keys: environment, signal, settings: resolved.settings };
  const rows = own['fault-points'] === true ? faultRows() : await diagnose(options);
  if (resolved.settings.json) terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  else {
    const width = Math.max(...rows.map(({ name }) => name.length));
    const lines = rows.map(({ name, ok, text }) => `${ok ? '  ' : '! '}${name.padEnd(width)}  ${terminalText(text)}\n`);
    terminal.out(lines.join(''));
  }
  return rows.every(({ ok }) => ok) ? 0 : 4;
}

function faultRows(): { name: string; ok: boolean; text: string }[] {
  return Object.entries(faultPoints).map(([name, text]) => ({ name, ok: true, text }));
}
