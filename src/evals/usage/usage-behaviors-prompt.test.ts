import { describePrompt } from '../../testing/prompt-snapshots.ts';
import { usageBehaviorsPrompt } from './usage-behaviors-prompt.ts';

const area = { name: 'Plan travel', description: 'Routes, hotels and what to pack.', most: 2 };

describePrompt(
  usageBehaviorsPrompt,
  { ...area, clusters: ['Find cheap flights', 'Choose a hotel'] },
  { samePrefix: [{ ...area, name: 'Cook', clusters: [] }] },
);
