import type lesson from '../../lessons/whom-to-remember.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Wen soll man sich merken?',
  claim: 'Welche Punkte man sich merken soll, hängt davon ab, wo die Zukunft eintrifft.',
  dare: 'Eine Änderung finden, bei der zufällige Punkte jede Regel schlagen.',
  steps: {
    leverage: {
      title: 'Die Ungewöhnlichen',
      say: 'Vierzig von 240 alten Punkten sind gemerkt, im Bild umringt: jene mit der größten [Hebelwirkung|leverage], an den Enden der Monde. K-prior weicht auf {k-prior.disagreement} der Fläche ab; dort, wo es endet, ist sein Gradient der Vergangenheit zu {k-prior.gradientError} falsch.',
    },
    guess: {
      title: 'Die Unsicheren',
      question:
        "Nun sind die vierzig Punkte gemerkt, die der Grenze am nächsten liegen, mit großem $h'(f)$. Wie weit vom exakten Modell entfernt endet K-prior?",
      options: [
        {
          text: 'Näher als 0,5 % der Fläche',
          reply: 'Sie haben erwartet, dass die Grenze am meisten über die Grenze sagt. Über das, was weit weg liegt, sagt sie wenig.',
        },
        {
          text: 'Etwa so nahe wie zuvor, 0,5 bis 1 %',
          reply: 'Sie haben erwartet, dass vierzig vierzig sind. Es kommt darauf an, welche.',
        },
        { text: 'Weiter weg, mehr als 1 %', reply: 'Sie haben erwartet, dass die Regel zur Änderung passen muss. Das muss sie.' },
      ],
      because:
        'Es weicht auf {k-prior.disagreement} ab, und dort, wo es endet, ist sein Gradient der Vergangenheit zu {k-prior.gradientError} falsch. Die neuen Punkte kommen weit rechts, und nur die Enden der Monde halten das Modell dort.',
    },
    rules: {
      title: 'Andere Regeln',
      say: 'Am besten sind hier die Punkte mit der größten [Sensitivität|sensitivity]: {k-prior.disagreement} der Fläche, und ein Gradient der Vergangenheit, der zu {k-prior.gradientError} falsch ist. Andere Regeln lassen sich wählen. Bei welcher ist K-prior mehr als 3 % entfernt?',
      note: 'Zufällige Punkte schneiden besser ab, wenn jeder für alle zählt, für die er steht. Das Panel Memory vergleicht alle Regeln mit allen Gewichten.',
    },
    near: {
      title: 'Eine andere Zukunft',
      say: 'Hier sind die linken Hälften zweier Monde die Vergangenheit, und die rechten Hälften kommen: Die Grenze geht weiter. Zehn Punkte mit der größten [Hebelwirkung|leverage] sind gemerkt, und K-prior weicht auf {k-prior.disagreement} ab.',
    },
    'near-boundary': {
      title: 'Nun die Grenze',
      question: 'Und mit den zehn, die der Grenze am nächsten liegen: Auf welchem Anteil der Fläche weicht K-prior ab?',
      because:
        'Auf {k-prior.disagreement}: Diese Zukunft trifft an der Grenze ein, und dort zählen die alten Vorhersagen. Keine Regel ist für jede Zukunft die beste.',
    },
    'by-hand': {
      title: 'Von Hand',
      say: 'Die zehn selbst wählen: Mit dem Werkzeug *Remember* nimmt ein Klick einen alten Punkt ins Gedächtnis auf oder heraus. Gelingen weniger als 2,5 %?',
    },
  },
};

export default words;
