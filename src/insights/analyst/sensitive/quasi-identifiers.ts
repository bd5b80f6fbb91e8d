/**
 * Words for age, place and work: by themselves they tell of nobody, beside a sensitive word they narrow down whose it is.
 * English alone, the common ones: what is not on a list is not known to be one. Doctors, lawyers and priests are not here: beside
 * an illness, a lawsuit or a faith they are whom people turn to.
 */
import { topicOf } from '../../../text/topic-words.ts';

const kinds = ['age', 'place', 'job'] as const;
export type QuasiIdentifier = (typeof kinds)[number];

const words: Readonly<Record<QuasiIdentifier, string>> = {
  age: `adolescent aged child childhood centenarian elderly eighties fifties forties grandfather grandmother grandparent infant kid
    middle-aged millennial newborn octogenarian pensioner preteen retired retiree schoolboy schoolchild schoolgirl senior seventies sixties
    sixth-former teen teenage teenager thirties toddler twenties underage youth`,
  place: `africa african albania algeria america american argentina asia australia australian austria austrian bangladesh belgian belgium berlin
    bolivia boston brazil brazilian britain british bulgaria california canada canadian chicago chile china chinese colombia croatia cuba
    czech dallas denmark dutch egypt egyptian england english ethiopia europe european finland finnish florida france french georgia
    german germany ghana greece greek hungary iceland india indian indonesia iran iranian iraq iraqi ireland irish israel israeli italian italy
    japan japanese kenya korea korean kurdish lebanon london madrid malaysia mexican mexico morocco moscow nepal netherlands nigeria
    nigerian norway norwegian pakistan pakistani palestine palestinian paris peru philippines poland polish portugal portuguese prague
    romania romanian rome russia russian saudi scotland scottish serbia singapore somali somalia spain spanish sudan sweden swedish
    switzerland syria syrian taiwan texas thailand tibet tokyo tunisia turkey turkish ukraine ukrainian usa venezuela vienna vietnam wales welsh
    village town suburb neighborhood neighbourhood county`,
  job: `accountant actor architect astronaut athlete baker banker barber bartender bricklayer butcher carpenter cashier chef
    cleaner clerk consultant courier dentist designer detective developer driver economist electrician engineer farmer
    firefighter fisherman gardener hairdresser journalist lecturer librarian lifeguard mechanic midwife musician
    nanny notary nurse officer painter paramedic pharmacist photographer pilot plumber policeman politician postman
    professor programmer psychologist receptionist reporter sailor salesman scientist secretary senator sheriff singer soldier steward
    tailor teacher trucker tutor veterinarian veteran waiter waitress welder`,
};

const kindByStem = new Map(
  kinds.flatMap((kind) => words[kind].split(/\s+/u).map((word): [string, QuasiIdentifier] => [topicOf(word), kind])),
);

/** Null where it is none, as far as the lists know. */
export function quasiIdentifier(stem: string): QuasiIdentifier | null {
  return kindByStem.get(stem) ?? null;
}
