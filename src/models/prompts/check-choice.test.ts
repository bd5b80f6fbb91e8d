import { describeRequest } from '../../testing/prompt-snapshots.ts';
import { choicePrompt, choiceRequest } from './check-choice.ts';

describeRequest(choicePrompt, () => choiceRequest(5));
