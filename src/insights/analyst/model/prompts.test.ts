import { describePrompt } from '../../../testing/prompt-snapshots.ts';
import { claimsPrompt } from './claims-prompt.ts';
import { clusterNamePrompt } from './cluster-name-prompt.ts';
import { paperNamePrompt } from './paper-name-prompt.ts';
import { parentNamePrompt } from './parent-name-prompt.ts';

const criteria = 'The name is an imperative sentence.';
const summaries = ['To find out why an oven does not heat.', 'To learn how long an oven needs.'];

describePrompt(claimsPrompt, { summaries }, { samePrefix: [{ summaries: ['To bake bread.'] }] });

describePrompt(
  clusterNamePrompt({ criteria, allowed: new Set(['oven', 'heat']) }),
  { claims: ['heat oven', 'oven'], contrast: ['bake bread'], taken: ['Heat an oven'] },
  { samePrefix: [{ claims: ['bake bread'], contrast: [], taken: [] }] },
);

describePrompt(
  paperNamePrompt(criteria),
  { summaries, outside: ['To bake bread.'], taken: ['Heat an oven'] },
  { samePrefix: [{ summaries: ['To bake bread.'], outside: [], taken: [] }] },
);

describePrompt(
  parentNamePrompt({ criteria, mayBe: () => true }),
  {
    children: [{ name: 'Heat an oven', description: 'Requests about ovens.' }],
    taken: ['Cook'],
  },
  { samePrefix: [{ children: [], taken: [] }] },
);
