/** Words that several texts have in common: what scripted models make claims and names of. */

/** Too small to be about anything, in the languages of the samples. */
const SMALL = new Set(
  `a about above after again all also always am an and another any anything are as ask asked at be because been before being below better between
  but by can cannot can't could did didn't do does doesn't doing don't down during each else enough ever every everyone everything few find first for
  four from get gets give go going good had has have haven't having he help her here him his hour how i i'd i'll i'm if in instead into is isn't it
  it's its just keep know last left less like little long look made make makes many may me mean means month more most much must my need needs never new
  next no not nothing now of off often on once one only or other our out over own part please really said same say says see she should show shows
  since so some someone something sometimes still such take tell ten than that that's the their them then there these they thing things think this
  those though three through time to too try trying turn two under until up us use used using very want was way we week well were what what's when
  where which while who why will with without won't work would year years you your yet
  der die das und ist ich ein eine einen einem einer mein meine meinen wie nicht für mit zu den dem des es im auf von zum zur bei aus als auch aber
  bis damit dass doch er etwas habe haben hat kann keine keinen mir mich nach noch nur oder schon sehr sich sind so soll um viel was welche wenn
  wer wird wo wir
  le la les et est je mon ma mes pour avec une un des du de que en à au aux ce cette ça comment dans elle il ils j'ai l'on lui mais moi ne nous
  on ou par pas plus qu'il que quel quelle qui sa sans se ses si son sur tu vous votre après avant devant deux être fait faire
  el los las y es mi mis una por con se lo al como cómo cuál del donde dos esta este hay la me más muy necesito no o para pero puedo que qué
  quiero sin sobre su tengo unos gracias ayuda
  os as e é meu minha com uma não da do em na no ao dos das ele ela eu isso já mas mais muito para pode posso preciso qual quando quem sem ser seu
  sua tem tenho ajuda`.split(/\s+/u),
);

/** Content words of a text in order, in lower case. */
export function tellingWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}[\p{L}'-]{2,30}/gu) ?? []).filter((word) => !SMALL.has(word));
}

/** Words by the number of texts that have them, most first; of as many, the longer ones, which say more. */
export function frequentWords(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(tellingWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([left, one], [right, other]) => other - one || right.length - left.length || (left < right ? -1 : 1))
    .map(([word]) => word);
}
