/** The command line: words in, text and an exit code out. The only place that touches the process. */
import { readConfigFile, resolveSettings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { isAppError } from '../core/errors.ts';
import { terminalText } from '../core/terminal-text.ts';
import { VERSION } from '../version.ts';
import type { Command, CommandContext, Terminal } from './command.ts';
import { commandNames, loadCommands } from './commands/index.ts';
import { commandHelp, generalHelp, groupHelp } from './help.ts';
import { findCommand, groupsOf, parseLine, unknownCommand } from './parse.ts';
import { answerTo } from './question.ts';
import { setAsideText } from './set-aside-text.ts';

const stop = new AbortController();
const hasPerson = process.stdin.isTTY === true && process.stdout.isTTY === true;

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  interactive: process.stdout.isTTY === true && process.stderr.isTTY === true,
  question: hasPerson ? (text) => answerTo(text, process, stop.signal) : null,
  width: process.stderr.columns ?? 100,
};

async function main(words: readonly string[], signal: AbortSignal): Promise<number> {
  if (words[0] === 'help') return main([...words.slice(1), '--help'], signal);
  if (words[0] === '--version' || words[0] === '-V') {
    terminal.out(`${VERSION}\n`);
    return 0;
  }
  const found = findCommand(words, commandNames);
  const [command] = found === null ? [] : await loadCommands([found.name]);
  if (found === null || command === undefined) {
    terminal.out(await overview(words));
    return 0;
  }
  if (found.rest.includes('--help') || found.rest.includes('-h')) {
    terminal.out(commandHelp(command));
    return 0;
  }
  if (command.resumes) onStop = 'Stopped. The same command goes on from here.\n';
  return command.run(await contextOf(command, found.rest, signal));
}

/** Help on all commands, or on those that begin with one word. */
async function overview(words: readonly string[]): Promise<string> {
  const asked = words.filter((word) => word !== '--help' && word !== '-h');
  const [group] = asked;
  if (group === undefined) return generalHelp(await loadCommands(commandNames), VERSION);
  if (asked.length > 1 || !groupsOf(commandNames).includes(group)) throw unknownCommand(asked, commandNames);
  return groupHelp(group, await loadCommands(commandNames.filter((name) => name.startsWith(`${group} `))));
}

async function contextOf(command: Command, words: readonly string[], signal: AbortSignal): Promise<CommandContext> {
  const { positionals, flags, own } = parseLine(command, words);
  const workingFolder = process.cwd();
  const environment = process.env;
  // An empty variable is one that is not set, as for every other option.
  const named = (flags['config'] as string | undefined) ?? (environment['SIGHTLINE_CONFIG'] || undefined);
  const file = await readConfigFile(named, workingFolder);
  const resolved = resolveSettings({
    flags,
    environment,
    file: file?.data ?? null,
    isFileNamed: file?.isNamed === true,
  });
  const isAsking = command.options.includes('allowRemote');
  if (isAsking && file !== null && resolved.setAside.length > 0) terminal.note(setAsideText(file.path, workingFolder));
  return {
    positionals,
    own,
    resolved,
    workingFolder,
    configPath: file?.path ?? null,
    environment,
    clock: systemClock,
    signal,
    terminal,
    // Opened by who reads it: a process that never does would else wait for its end.
    get streams() {
      return { input: process.stdin, output: process.stdout };
    },
    kill: () => process.kill(process.pid, 'SIGKILL'),
  };
}

/** What failed and what to do, in two lines. An unexpected error shows where, never what it was about: that may be private. */
function explain(error: unknown): number {
  if (isAppError(error)) {
    terminal.note(`sightline: ${terminalText(error.message)} [${error.code}]\n  ${terminalText(error.hint)}\n`);
    return error.exitCode;
  }
  const place = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) : [];
  const kind = error instanceof Error ? error.name : 'unknown';
  terminal.note(
    `sightline: an unexpected error (${kind}). This is a fault of Sightline.\n${place?.slice(0, 8).join('\n')}\n`,
  );
  return 1;
}

/** What a person who stops the command wants to know. */
let onStop = '';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stop.abort();
    // A second signal ends at once.
    process.once(signal, () => process.exit(130));
  });
}
// A reader that went away (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0));
if (process.env['SIGHTLINE_LAUNCHER'] === 'ipc') {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}

main(process.argv.slice(2), stop.signal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (stop.signal.aborted) terminal.note(onStop);
    process.exitCode = stop.signal.aborted ? 130 : explain(error);
  },
);
