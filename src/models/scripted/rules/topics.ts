/** A few wide topics by their words: what a scripted model knows of the world. */
import { tellingWords } from './frequent-words.ts';

const topics: Readonly<Record<string, string>> = {
  'Cook and eat':
    'recipe cook cooking dinner breakfast lunch bake bread chicken kitchen meal restaurant food rice soup oven recette dîner cena receta',
  'Plan travel':
    'travel trip train flight flights airport hotel stay holiday passport visa border suitcase luggage packing itinerary airline apartment alojamiento voyage viaje reise',
  'Manage money':
    'money bank budget loan savings interest credit tax taxes invest investing bonds shares rent insurance debt thousand costs empréstimo dinero',
  'Write programs':
    'code python javascript rust sql function exception error bug server database container pipeline deployment script login typescript program formula excel pivot sheet',
  'Work with colleagues and employers':
    'job interview application resume work office meeting project deadline manager colleague team agenda salary department customer lebenslauf bewerbung',
  'Learn for school and study':
    'homework exam study explain equation algebra chemistry history essay quiz teacher principle grammar exercises exercices textbook fractions physics',
  'Stay healthy':
    'health doctor symptom pain sleep exercise training breathe anxiety medicine gym diet ibuprofeno emergency',
  'Look after a home':
    'flat house home landlord tenant washer garden plants paint neighbour cellar bathroom tap kündigung kaution vermieter',
  'Live with family and friends':
    'family friend friends mother daughter child boyfriend girlfriend partner wedding birthday date flatmate husband wife',
  'Write and edit texts':
    'write letter email poem story novel text speech paragraph dissertation announcing translate words spelling carta lettre correo correct',
  'Enjoy films, games and music':
    'film movie series game board chess song guitar piano play watch recommend novel album castling scales',
};

const byWord = new Map(
  Object.entries(topics).flatMap(([topic, words]) => words.split(' ').map((word): [string, string] => [word, topic])),
);

export function isTopic(name: string): boolean {
  return name in topics;
}

/** Topics by the number of their words in a text, most first. */
export function topicsIn(text: string): string[] {
  const counts = new Map<string, number>();
  for (const word of tellingWords(text)) {
    const topic = byWord.get(word) ?? byWord.get(word.replace(/s$/u, ''));
    if (topic !== undefined) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1))
    .map(([topic]) => topic);
}
