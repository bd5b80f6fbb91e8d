/** Invented people. Their mail is at example.org, and their numbers are from ranges that are kept for fiction. */
import { pick, type Random } from '../core/random.ts';
import { chance } from './draw.ts';
import { fill } from './fill.ts';
import type { Phrases } from './material.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
}

const GIVEN = ['Marla', 'Tobin', 'Ines', 'Corvin', 'Adela', 'Jorun', 'Selma', 'Ruben', 'Oriel', 'Bastian', 'Nadja'];
const MORE_GIVEN = ['Levin', 'Mirea', 'Tamsin', 'Edric', 'Yuna', 'Pavel', 'Linnea', 'Casper', 'Zora', 'Henrike'];
const STARTS = ['Quen', 'Brack', 'Osten', 'Varl', 'Hille', 'Mor', 'Tress', 'Alder', 'Fenn', 'Krum', 'Wis', 'Dol'];
const MIDDLES = ['stea', 'wel', 'ber', 'mo', 'kel', 'ri', 'den', 'lo'];
const FAMILY_ENDS = ['dham', 'thorpe', 'nitz', 'vik', 'lund', 'shaw', 'mann', 'rell', 'quist', 'bury'];
const STREET_ENDS = ['Lane', 'Row', 'Street', 'Road', 'Close', 'Yard'];
const TOWN_ENDS = ['ham', 'side', 'ton', 'ford', 'combe', 'wick'];

export function inventPerson(random: Random): Person {
  const given = pick(random, [...GIVEN, ...MORE_GIVEN]);
  const family = inventName(FAMILY_ENDS, random);
  const digits = String(random.integer(1000)).padStart(3, '0');
  const street = `${1 + random.integer(180)} ${inventName(FAMILY_ENDS, random)} ${pick(random, STREET_ENDS)}`;
  return {
    name: `${given} ${family}`,
    email: `${given}.${family}${random.integer(90) + 10}@example.org`.toLowerCase(),
    phone: chance(random, 0.5) ? `+44 7700 900${digits}` : `+1 ${200 + random.integer(700)} 555 01${digits.slice(1)}`,
    address: `${street}, ${inventName(TOWN_ENDS, random)}`,
  };
}

function inventName(ends: readonly string[], random: Random): string {
  return `${pick(random, STARTS)}${pick(random, MIDDLES)}${pick(random, ends)}`;
}

/** A remark that gives something about a person away, and what exactly. */
export function personalRemark(person: Person, { personal }: Phrases, random: Random): PersonalRemark {
  const sentence = pick(random, personal);
  const details = Object.entries(person).filter(([slot]) => sentence.includes(`{${slot}}`));
  const slots = Object.fromEntries(details.map(([slot, value]) => [slot, [value]]));
  return { text: fill(sentence, slots, random), planted: details.map(([, value]) => value) };
}

export interface PersonalRemark {
  readonly text: string;
  readonly planted: readonly string[];
}
