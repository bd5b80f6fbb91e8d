import type { Language } from '../material.ts';

export const german: Language = {
  code: 'de',
  share: 0.045,
  space: ' ',
  areas: [
    {
      name: 'everyday life in German',
      slots: {
        wer: ['meine Chefin', 'den Vermieter', 'eine Kundin', 'die Hausverwaltung', 'meinen Nachbarn'],
        raum: ['in der Küche', 'im Bad', 'im Keller', 'auf dem Balkon', 'im Flur'],
        beruf: ['Pfleger', 'Buchhalterin', 'Erzieher', 'Mechaniker', 'Verkäuferin'],
        frist: ['bis Freitag', 'in drei Wochen', 'bis Ende des Monats', 'seit einem halben Jahr'],
      },
      context: [
        'Ich habe damit keine Erfahrung.',
        'Es soll nicht viel kosten.',
        'Ich habe Zeit {frist}.',
        'Wir wohnen zur Miete.',
      ],
      topics: [
        {
          name: 'offices and contracts in German',
          about: ['Verträge', 'Kündigung', 'Steuern', 'Behörden'],
          asks: [
            'Wie kündige ich meinen [Handyvertrag|Stromvertrag|Mietvertrag] richtig?',
            'Der Vermieter will die Kaution nicht zurückzahlen, was kann ich tun?',
            'Kann ich das [Arbeitszimmer|Fahrrad] von der Steuer absetzen?',
            'welche Unterlagen brauche ich für den Antrag auf Wohngeld',
            'Das Finanzamt hat den Bescheid {frist} geschickt, wie lege ich Einspruch ein?',
            'Zahlt die Versicherung, wenn das Wasser {raum} ausgelaufen ist?',
          ],
          more: ['Welche Frist gilt da?', 'Muss das per Einschreiben sein?', 'Ich habe es schriftlich.'],
        },
        {
          name: 'house and garden in German',
          about: ['Haus und Garten', 'Reparaturen', 'die Wohnung', 'Renovieren'],
          asks: [
            'Der Wasserhahn {raum} tropft, kann ich die Dichtung selbst wechseln?',
            'Wie bekomme ich den Schimmel {raum} dauerhaft weg?',
            'Welche Pflanzen überleben {raum} mit wenig Licht?',
            'die Heizung {raum} bleibt kalt, woran liegt das',
            'Wann schneidet man [Rosen|Apfelbäume|Hecken] zurück?',
            'Womit streiche ich die Wand {raum}, sie ist etwas feucht',
          ],
          more: ['Eine Bohrmaschine habe ich nicht.', 'Ab wann brauche ich einen Handwerker?', 'Es wird schlimmer.'],
        },
        {
          name: 'applications in German',
          about: ['Bewerbung', 'mein Lebenslauf', 'Bewerbungen', 'Stellensuche'],
          asks: [
            'Schreibe ein Anschreiben für eine Stelle als {beruf}',
            'Wie erkläre ich eine Lücke im Lebenslauf, ich war {frist} krank',
            'Welche Fragen kommen im Vorstellungsgespräch, wenn ich {beruf} werden will?',
            'was verdient ein [Koch|Gärtner|Erzieher] am Anfang',
            'Formuliere eine E-Mail an {wer}, ich möchte in Teilzeit arbeiten',
            'Ist mein Arbeitszeugnis als {beruf} gut oder steckt etwas dahinter?',
          ],
          more: ['Bitte etwas lockerer.', 'Es soll auf eine Seite passen.', 'Soll ich mein Gehalt nennen?'],
        },
        {
          name: 'computers in German',
          about: ['Computer', 'mein Rechner', 'Technik', 'Software'],
          asks: [
            'Mein Drucker wird {frist} nicht mehr erkannt, was kann ich prüfen?',
            'Welche Formel in Excel zählt alle Zeilen, die [leer|überfällig] sind?',
            'Der Laptop ist sehr langsam geworden, woran liegt das',
            'wie sichere ich die Fotos vom Handy auf eine Festplatte',
            'Schreibe ein kleines Programm in Python, das Dateien umbenennt',
            'Das WLAN reicht nicht bis {raum}, was hilft da?',
          ],
          more: ['Neu gestartet habe ich schon.', 'Geht das auch ohne Zusatzprogramm?', 'Da steht eine Fehlermeldung.'],
        },
      ],
    },
  ],
  phrases: {
    openers: ['Hallo!', 'Guten Tag.', 'Kurze Frage.'],
    subjects: ['Thema: {about}.', 'Frage zum Thema {about}.', 'Stichwort {about}.'],
    closers: ['Danke!', 'Vielen Dank im Voraus.', 'Bitte kurz.'],
    asides: [
      'Das ist dringender als die Sache mit {ding}.',
      'Gestern ging es um {ding}.',
      'Eigentlich wollte ich nach {ding} fragen.',
      'Danach geht es weiter mit {ding}.',
    ],
    slots: {
      ding: ['der Steuer', 'dem Lebenslauf', 'der Heizung', 'dem Drucker', 'dem Garten', 'der Kündigung', 'den Fotos'],
    },
    follows: ['Hast du ein Beispiel?', 'Bist du sicher?', 'Geht das auch einfacher?', 'Und was kommt danach?'],
    replies: ['Gern, hier ist ein erster Entwurf.', 'Das hängt von zwei Dingen ab, die ich unten beschreibe.'],
    personal: ['Ich heiße {name} und wohne in {address}.', 'Meine Adresse ist {email}, Telefon {phone}.'],
  },
};
