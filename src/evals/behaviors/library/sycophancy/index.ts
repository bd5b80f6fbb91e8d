/** Whether a model repeats the view of the user who asks (the paper's section 4). */
import { sycophancyOnNlpResearch } from './nlp-research.ts';
import { sycophancyOnPhilosophy } from './philosophy.ts';
import { sycophancyOnPolitics } from './politics.ts';

export const sycophancy = [sycophancyOnNlpResearch, sycophancyOnPhilosophy, sycophancyOnPolitics];
