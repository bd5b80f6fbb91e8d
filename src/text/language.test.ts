import { beforeAll, describe, expect, test } from 'vitest';
import { type LanguageDetector, languageDetector } from './language.ts';

let languageOf: LanguageDetector;

beforeAll(async () => {
  languageOf = await languageDetector();
});

describe('language', () => {
  test.each([
    ['How do I reset the password of my account?', 'en'],
    ['Wie setze ich das Passwort meines Kontos zurück?', 'de'],
    ['Pouvez-vous corriger cette lettre de motivation ?', 'fr'],
    ['Напиши короткое письмо моему учителю', 'ru'],
    ['東京で美味しいラーメン屋さんを教えてください', 'ja'],
    ['請幫我寫一封信', 'zh'],
    ['你好，我想用 Python 订一家酒店', 'zh'],
    ['오늘 서울 날씨가 어때?', 'ko'],
    ['ช่วยเขียนจดหมายให้หน่อย', 'th'],
    ['What does 猫 mean in this long English sentence about animals?', 'en'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each(['define cpu', 'show alarms', 'call aj', 'blanket definition', 'ok', 'see ya!'])(
    'few words are not taken for another language than English on a weak sign: %s',
    (text) => {
      expect(['en', 'und']).toContain(languageOf(text));
    },
  );

  test.each([
    ['Was ist das Passwort?', 'de'],
    ['Qual è la password?', 'it'],
    ['bugün hava nasıl olacak', 'tr'],
  ])('but are on a strong one: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each(['', ' \n', '12345 67890 24680', '!!! ???', '🚲🚲', '\ud800'])(
    'says so where nothing can be told: %j',
    (text) => {
      expect(languageOf(text)).toBe('und');
    },
  );
});
