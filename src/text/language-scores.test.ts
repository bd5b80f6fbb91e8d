import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEld } from './language.ts';

const { scored, detect } = await loadEld();

test.each([
  "How do I reset the password of my account? I've tried 3 times, and it doesn’t work.",
  'Wie setze ich das Passwort meines Kontos zurück? Donaudampfschifffahrtsgesellschaftskapitän',
  'Напиши короткое письмо моему учителю, пожалуйста',
  'İstanbul’da hava nasıl? 🚲 dünyanın en güzel şehri',
  'Πώς αλλάζω τον κωδικό μου;',
  'मुझे एक पत्र लिखो',
  '東京で 請幫我 오늘',
  'x'.repeat(900),
  `${'é'.repeat(71)} ${'ab '.repeat(200)}`,
  'ja '.repeat(117) + 'ჯ'.repeat(20),
  ' \n',
])('says what the package says: %s', (text) => {
  expect(scored(text)).toBe(detect(text).language);
});

test('whatever the text is', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-zäöüßéèçñ'’]{1,12}$/u),
    fc.stringMatching(/^[а-яёіґ]{1,9}$/u),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 90 }), (words) => {
      const text = words.join(' ').toWellFormed().slice(0, 1000);
      expect(scored(text)).toBe(detect(text).language);
    }),
    { numRuns: 50 },
  );
});
