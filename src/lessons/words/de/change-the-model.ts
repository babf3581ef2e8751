import type lesson from '../../lessons/change-the-model.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Das Modell ändern',
  claim: 'Zu weniger Merkmalen hin ist K-prior exakt; mehr Merkmale kann es nicht nutzen.',
  dare: 'Mit so wenigen gemerkten Punkten wie möglich von Grad 3 zu 2 gehen und innerhalb von 1 % der Fläche bleiben.',
  steps: {
    line: {
      title: 'Aus einer Kurve wird eine Gerade',
      say: 'Das alte Modell hatte alle Produkte der Eingaben bis zum dritten Grad. Das neue hat nur die Eingaben: Seine Grenze ist eine Gerade. Das exakte Neutraining trifft {exact.accuracyAll} der Punkte richtig.',
    },
    fewer: {
      title: 'Zu weniger Merkmalen',
      question:
        'K-prior und funktionale Regularisierung, die hier Destillation ist, kennen die alten Vorhersagen aller {past.count} Punkte und kein Label. Wer findet die exakte Gerade?',
      options: [
        { text: 'Beide', reply: 'Sie haben erwartet, dass alle Vorhersagen genügen. Es braucht auch den Anker.' },
        { text: 'Nur K-prior', reply: 'Sie haben erwartet, dass der Anker wichtig ist. Das ist er.' },
        {
          text: 'Keine von beiden',
          reply: 'Sie haben erwartet, dass es Labels braucht. Nicht für Merkmale, die schon das alte Modell hatte.',
        },
      ],
      because:
        'K-prior ist exakt; Destillation weicht auf {functional.disagreement} ab. Jedes Merkmal der Geraden war eines der Kurve, und dort sagen die alten Vorhersagen und der [Anker|anchor] alles, was die Labels sagten.',
    },
    more: {
      title: 'Zu mehr Merkmalen',
      question:
        'Nun umgekehrt: Das alte Modell war eine Gerade, das neue darf sich biegen. K-prior kennt alle alten Vorhersagen. Wie verläuft seine Linie?',
      options: [
        {
          text: 'Wie die exakte: Sie biegt sich',
          reply: 'Sie haben erwartet, dass K-prior die neuen Merkmale nutzt. Die Vorhersagen einer Geraden verlangen sie nicht.',
        },
        { text: 'Auf halbem Weg dazwischen', reply: 'Sie haben erwartet, dass sie sich ein wenig biegt. Nichts zwingt sie dazu.' },
        { text: 'Wie die alte Linie', reply: 'Sie haben erwartet, dass die Vorhersagen einer Geraden eine Gerade lehren. Das tun sie.' },
      ],
      because:
        'Sie bleibt die alte Gerade: {k-prior.disagreement} von der exakten entfernt, wie das alte Modell, {keep-old.disagreement}. Was das alte Modell nicht sagen konnte, steht in keiner seiner Vorhersagen.',
    },
    labels: {
      title: 'Nur Labels wissen es',
      say: 'Replay aller Labels biegt sich wie das exakte Neutraining. Die Labels wissen noch von der Kurve. Volles EWC bleibt eine Gerade, {ewc-full.disagreement}: Für Gewichte, die es nicht gab, hat es keine Krümmung.',
    },
  },
};

export default words;
