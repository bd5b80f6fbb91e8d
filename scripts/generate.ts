// Writes the pages that are made from code: `node scripts/generate.ts`. A test fails where one of them is stale.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiReport } from './api.ts';
import { behaviorsPage, commandsPage, configurationPage, formatsPage, lintRulesPage } from './reference-pages.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Path from the root to what makes the page. */
export const generated: Readonly<Record<string, () => string>> = {
  'docs/api.generated.d.ts': apiReport,
  'docs/behaviors.md': behaviorsPage,
  'docs/commands.md': commandsPage,
  'docs/configuration.md': configurationPage,
  'docs/formats.md': formatsPage,
  'docs/lint-rules.md': lintRulesPage,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, make] of Object.entries(generated)) writeFileSync(join(root, path), make());
}
