import { describePrompt } from '../../../testing/prompt-snapshots.ts';
import { assignPrompt } from './assign-prompt.ts';
import { deduplicatePrompt } from './deduplicate-prompt.ts';
import { proposePrompt } from './propose-prompt.ts';

const range = { least: 1, wanted: 2, most: 3 };

describePrompt(
  proposePrompt,
  {
    clusters: ['Bake bread: Requests about bread.', 'Roast a chicken: Requests about chicken.'],
    boundary: ['Buy an oven'],
    ...range,
  },
  { samePrefix: [{ clusters: ['Bake bread: Requests about bread.'], boundary: [], ...range }] },
);

describePrompt(
  deduplicatePrompt,
  { categories: ['Bake', 'Bake things', 'Cook'], ...range },
  { samePrefix: [{ categories: ['Bake'], ...range }] },
);

describePrompt(assignPrompt(['Cook', 'Bake']), { name: 'Bake bread', description: 'Requests about bread.' });
