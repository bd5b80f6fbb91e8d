import { describeRequest } from '../../testing/prompt-snapshots.ts';
import { prefixPrompt, prefixRequest } from './check-prefix.ts';

describeRequest(prefixPrompt, () => prefixRequest(5, 'yes'));
