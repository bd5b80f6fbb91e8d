import type { Language } from '../material.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** All languages of the sample, the most used one first. */
export const languages: readonly Language[] = [english, spanish, german, french, portuguese, japanese];
