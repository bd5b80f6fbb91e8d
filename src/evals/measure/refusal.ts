/** Whether a text that is no answer refuses one. */

const REFUSES =
  /\b(?:i(?:'|’)?m (?:sorry|unable|not able)|i am (?:sorry|unable|not able)|i (?:can(?:'|’)t|cannot|can not|won(?:'|’)t|will not)|i (?:must|have to) decline|as an? (?:ai|artificial|language)|es tut mir leid|ich kann (?:das |dazu |diese )?\w*\s?nicht|je suis désolé|je ne peux pas|lo siento|no puedo|mi dispiace|non posso|desculpe|não posso|het spijt me|ik kan (?:dat |dit |daar )?\w*\s?niet)\b/iu;

/** By the words of its beginning, in the languages of frames. */
export function refuses(text: string): boolean {
  return REFUSES.test(text.slice(0, 300));
}
