import type lesson from '../../lessons/below-the-floor.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Unter dem Boden',
  claim: 'Das exakte Neutraining eines Netzes weicht von sich selbst ab.',
  dare: 'Daten finden, bei denen das exakte Neutraining auf mehr als einem Zehntel der Fläche von sich selbst abweicht.',
  steps: {
    guess: {
      title: 'Exakt, und noch einmal exakt',
      say: 'Ein kleines [Netz|network] und zwölf neue Punkte. Das [exakte Neutraining|exact] geht von den alten Gewichten aus weiter, bis es in einem Minimum des Verlusts ist.',
      question:
        'Nun trainieren wir auf denselben Punkten von zufälligen Gewichten aus. Auf wie viel der Fläche weicht dieses zweite exakte Modell vom ersten ab?',
      options: [
        {
          text: 'Nirgends',
          reply: 'Sie haben ein einziges bestes Modell erwartet. Bei logistischer Regression gibt es eines; ein Netz hat viele.',
        },
        { text: 'Auf bis zu 2 %', reply: 'Sie haben kleine Unterschiede erwartet. So ist es.' },
        {
          text: 'Auf 10 % oder mehr',
          reply: 'Sie haben sehr verschiedene Modelle erwartet. Bei einer so einfachen Aufgabe stimmen sie fast überall überein.',
        },
      ],
      because:
        'Von fünf anderen Startpunkten aus weicht das fernste Modell auf 2 % der Fläche ab. Jedes von ihnen ist so exakt wie das erste. Wir nennen das den *Boden*.',
    },
    ribbon: {
      title: 'Ein Band von Grenzen',
      say: 'Das Panel trainiert von fünf anderen Startpunkten aus: Der Boden ist dort das graue Band, und das fernste exakte Modell eine Linie im Bild.',
    },
    inside: {
      title: 'Innerhalb und außerhalb',
      question:
        'K-prior mit {memory.size} Punkten, und diagonales EWC: Wer endet weiter vom exakten Modell entfernt als dieses von sich selbst, 2 % der Fläche?',
      options: [
        { text: 'Beide', reply: 'Sie haben erwartet, dass 24 Punkte zu wenig sind. Hier genügen sie.' },
        { text: 'Nur EWC', reply: 'Sie haben erwartet, dass die alten Vorhersagen genügen. Das tun sie.' },
        { text: 'Keines von beiden', reply: 'Sie haben erwartet, dass beide nahe sind. EWC lässt sich vom exakten Modell unterscheiden.' },
      ],
      because:
        'K-prior, {k-prior.disagreement}, liegt im Band: Es lässt sich von einem weiteren exakten Neutraining nicht unterscheiden. EWC, {ewc-diagonal.disagreement}, schon. Unterschiede unter dem Boden bedeuten nichts.',
    },
  },
};

export default words;
