import type { Language } from '../material.ts';

export const french: Language = {
  code: 'fr',
  share: 0.037,
  space: ' ',
  areas: [
    {
      name: 'everyday life in French',
      slots: {
        qui: ['ma collègue', 'mon propriétaire', 'une cliente', 'mes voisins', 'la directrice'],
        plat: ['des courgettes', 'du poulet', 'des lentilles', 'du saumon', 'des pommes de terre'],
        duree: ['trois jours', 'deux semaines', 'un mois', 'une soirée'],
        sujet: ['la Révolution', 'les fractions', 'la photosynthèse', 'le subjonctif', 'les volcans'],
      },
      context: [
        'Je débute complètement.',
        "J'ai {duree} devant moi.",
        'Mon budget est serré.',
        'Nous sommes cinq à la maison.',
      ],
      topics: [
        {
          name: 'letters in French',
          about: ['une lettre', 'un courriel', 'courrier formel', 'une lettre formelle'],
          asks: [
            'Écris un courriel à {qui} pour [décaler|annuler] le rendez-vous',
            "Comment dire à {qui} que je ne suis pas d'accord, poliment ?",
            'Corrige les fautes dans cette lettre à {qui}',
            'rédige une réclamation, le colis est arrivé cassé après {duree}',
            'Il me faut une lettre de motivation pour un poste de [serveur|comptable]',
            'Un petit mot de remerciement pour {qui}, chaleureux mais court',
          ],
          more: ['Plus court.', 'Dois-je vouvoyer ?', 'Un ton moins froid, merci.'],
        },
        {
          name: 'cooking in French',
          about: ['cuisine', 'une recette', 'le dîner', 'des recettes'],
          asks: [
            'Que cuisiner avec {plat} et {plat} ce soir ?',
            'Une recette [légère|rapide] avec {plat} pour six personnes',
            'Pourquoi ma pâte à crêpes fait-elle des grumeaux ?',
            'combien de temps cuire {plat} au four sans dessécher',
            'Propose des menus pour {duree} sans viande et sans trop de vaisselle',
            'Comment rattraper une sauce trop salée ?',
          ],
          more: ['Je peux congeler le reste ?', "Je n'ai pas de mixeur.", 'Par quoi remplacer la crème ?'],
        },
        {
          name: 'school in French',
          about: ['les devoirs', 'un contrôle', 'le cours', 'les révisions'],
          asks: [
            'Explique-moi {sujet} comme à un enfant de dix ans',
            'Pose-moi dix questions à propos de {sujet}, avec les réponses',
            "J'ai un contrôle sur {sujet} dans {duree}, comment réviser ?",
            'fais un plan de dissertation, le thème est {sujet}',
            'Donne trois exercices sur {sujet}, du plus facile au plus difficile',
            'Mon fils ne comprend rien à {sujet}, comment le lui montrer ?',
          ],
          more: ['Où est mon erreur ?', 'Encore un exercice.', 'Le professeur dit autre chose.'],
        },
      ],
    },
  ],
  phrases: {
    openers: ['Bonjour.', 'Salut !', 'Une question rapide.'],
    subjects: ['Sujet : {about}.', 'Une question sur {about}.', 'Un souci avec {about}.'],
    closers: ['Merci !', "Merci d'avance.", 'Sans longue introduction.'],
    asides: [
      'Je passe trop de temps sur {chose}.',
      'Hier je parlais de {chose}.',
      'Ma sœur pense à {chose}.',
      'Après je reprends {chose}.',
    ],
    slots: {
      chose: ['une recette', 'la lettre', 'mon contrôle', 'la sauce', 'un courriel', 'mes révisions', 'un menu'],
    },
    follows: ['Tu as un exemple ?', 'Tu en es sûr ?', 'Plus simplement ?', 'Et ensuite ?'],
    replies: ['Bien sûr, voici une première version.', 'Cela dépend de deux choses, expliquées ci-dessous.'],
    personal: ["Je m'appelle {name}, j'habite {address}.", 'Mon adresse est {email} et mon numéro {phone}.'],
  },
};
