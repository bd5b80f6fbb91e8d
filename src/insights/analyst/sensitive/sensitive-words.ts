/**
 * Words that tell of a person what data protection law calls special (health, sexuality, faith), and of their trouble with the law.
 * English alone, and never all of them: a list makes names stricter, and is no proof of what is not on it. Places and employers
 * cannot be listed: a model that lists claims says which of its words are those of one.
 */
import { hashOf } from '../../../core/hash.ts';
import { topicOf } from '../../../text/topic-words.ts';

/** Kinds that have a list. */
export const listedKinds = ['health', 'sexuality', 'religion', 'legal'] as const;
type ListedKind = (typeof listedKinds)[number];
export const sensitiveKinds = [...listedKinds, 'place', 'employer'] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** What stands for any word of a kind, where no single one has the support: words that say no more than the kind. */
export const kindNames: Readonly<Record<SensitiveKind, string>> = {
  health: 'medical condition',
  sexuality: 'intimate life',
  religion: 'religious faith',
  legal: 'legal trouble',
  place: 'local place',
  employer: 'named employer',
};

const words: Readonly<Record<ListedKind, string>> = {
  health: `abortion addiction adhd aids alcoholism alzheimer alzheimer's anemia anorexia arthritis asthma autism autistic bipolar bulimia cancer
    chemotherapy chlamydia cholesterol cirrhosis colitis copd crohn crohn's dementia depressed depression depressive diabetes diabetic dialysis
    dyslexia eczema endometriosis epilepsy epileptic fertility fibromyalgia gonorrhea gout hepatitis herpes hiv hypertension infertility
    insomnia insulin ivf kidney leukemia lupus melanoma menopause migraine miscarriage obesity ocd overdose panic-attack
    paralysis parkinson parkinson's pregnancy pregnant psoriasis psychosis ptsd rehab schizophrenia sclerosis self-harm seizure stroke suicidal
    suicide syphilis thyroid transplant tuberculosis tumor tumour ulcer`,
  sexuality: `asexual bdsm bisexual bisexuality erection erotic fetish gay homosexual homosexuality impotence intersex kink lesbian lgbt lgbtq
    libido masturbation nonbinary orgasm porn pornography queer sex sexting sexual sexuality trans transgender transition-surgery`,
  religion: `adventist agnostic atheism atheist baptism baptist bible bishop buddhism buddhist catholic christian christianity church evangelical
    halal hindu hinduism imam islam islamic jehovah jew jewish judaism kosher lutheran methodist mormon mosque muslim orthodox pentecostal
    pope protestant quran rabbi ramadan scientology sikh sikhism synagogue torah`,
  legal: `arrest arrested asylum bail bankrupt bankruptcy convicted conviction custody defendant deportation deported detention detained dui
    eviction evicted felony fraudster indictment inmate jail lawsuit misdemeanor parole prison prisoner probation prosecution refugee
    restraining sentenced subpoena undocumented warrant`,
};

const kindByStem = new Map(
  listedKinds.flatMap((kind) => words[kind].split(/\s+/u).map((word): [string, ListedKind] => [topicOf(word), kind])),
);

/** Names the lists: what was decided by others may not pass for decided by these. */
export const sensitiveLists = hashOf([...kindByStem]);

/** Null where it is an ordinary word, as far as the lists know. */
export function sensitiveKind(stem: string): ListedKind | null {
  return kindByStem.get(stem) ?? null;
}

/** People (or groups of them) that a sensitive word needs, by those that others need: it is shown where the cluster is about it. */
export function sensitiveSupport(support: number): number {
  return 2 * support;
}
