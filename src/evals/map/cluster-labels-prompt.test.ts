import { describePrompt } from '../../testing/prompt-snapshots.ts';
import { clusterLabelsPrompt } from './cluster-labels-prompt.ts';

describePrompt(
  clusterLabelsPrompt,
  {
    inside: ['I lend my tools to anybody who asks.', 'I share what I have with neighbours.'],
    outside: ['I never raise my voice.'],
  },
  { samePrefix: [{ inside: ['I forgive quickly.'], outside: [] }] },
);
