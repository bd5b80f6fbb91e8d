import { serveReleases } from '../../assembly/serve-mcp.ts';
import type { Command } from '../command.ts';

export const mcpCommand: Command = {
  name: 'mcp',
  usage: 'RELEASE|RUN...',
  summary: 'Answers the questions of an agent about releases (Model Context Protocol, over standard input and output).',
  details:
    'Read-only, and from the public records alone: what serve shows to people. To be started by the program that the agent runs in, which is told this command. Runs until that program closes its end.',
  options: [],
  positionals: [1, 100],
  example: 'sightline mcp analysis',
  run: async ({ positionals, workingFolder, streams, signal }) => {
    await serveReleases({ releases: positionals, workingFolder, signal, ...streams });
    return 0;
  },
};
