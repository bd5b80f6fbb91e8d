import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readNgramDatabase } from './language-ngrams.ts';

const file = join(dirname(findPackageJSON('eld', import.meta.url) ?? ''), 'src', 'ngrams', 'large.js');
const text = readFileSync(file, 'utf8');

test('every n-gram, language and weight is as the package itself makes it of its file', async () => {
  const { ngramsData } = await import(pathToFileURL(file).href);
  const { type, languages, ngrams } = readNgramDatabase(text);
  expect({ type, languages }).toEqual({ type: ngramsData.type, languages: ngramsData.languages });
  const all = Object.entries<Record<string, number>>(ngramsData.ngrams);
  expect(all.length).toBeGreaterThan(200_000);
  const written = (weights: Readonly<Record<string, number>> | undefined): string => JSON.stringify(weights);
  expect(all.filter(([ngram, weights]) => written(ngrams[ngram]) !== written(weights))).toEqual([]);
});

test('what is no n-gram has no weights', () => {
  const { ngrams } = readNgramDatabase(text);
  for (const other of ['', "'", '\\', '}', ' qzxj', '0', 'languages'])
    expect([other, ngrams[other]]).toEqual([other, undefined]);
});

test('apostrophes, brackets and names without quotation marks are read', () => {
  const made =
    "export const ngramsData = {type:'X',languages:{0:'en',3:'de'},isSubset:false,ngrams:{12:{0:1},ab:{3:7},";
  const { type, languages, ngrams } = readNgramDatabase(`${made}'\\'}:{':{0:2,3:4},'ü ':{0:0}}};`);
  expect([type, languages]).toEqual(['X', { 0: 'en', 3: 'de' }]);
  expect(['12', 'ab', "'}:{", 'ü ', '13'].map((ngram) => ngrams[ngram])).toEqual([
    { 0: 1 },
    { 3: 7 },
    { 0: 2, 3: 4 },
    { 0: 0 },
    undefined,
  ]);
});

test.each(['', 'export default 1;', "{type:'X',languages:{0:'en'}}"])('another layout is told: %j', (other) => {
  expect(() => readNgramDatabase(other)).toThrow('layout');
});
