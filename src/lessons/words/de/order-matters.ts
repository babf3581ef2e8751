import type lesson from '../../lessons/order-matters.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Die Reihenfolge zählt',
  claim: 'Näherungen summieren sich, und ein Sprung kostet mehr als ein Schritt.',
  dare: 'Das kleinste Gedächtnis finden, mit dem K-prior den Sprung innerhalb von 1 % der Fläche übersteht.',
  steps: {
    neighbours: {
      title: 'Ein Leben in vier Teilen',
      say: 'Zwei Monde, von links nach rechts in vier Teile geschnitten. Das erste Viertel ist die Vergangenheit; die anderen kommen nacheinander, Nachbar um Nachbar. Nach allen weicht volles EWC auf {ewc-full.disagreement} vom exakten Modell ab.',
    },
    others: {
      title: 'Jede macht bei jeder Änderung einen Fehler',
      say: 'Was eine Methode von einer Änderung übrig lässt, nimmt sie in die nächste mit. K-prior, mit zehn Punkten aus jedem Viertel: {k-prior.disagreement}. [Diagonales|diagonal] EWC: {ewc-diagonal.disagreement}. Replay: {replay.disagreement}.',
    },
    guess: {
      title: 'Dasselbe, mit einem Sprung',
      question:
        'Dieselben Viertel in der Reihenfolge 1, 4, 3, 2: zuerst ein Sprung ans andere Ende. Volles EWC lag zuvor 1,0 % daneben. Und jetzt?',
      options: [
        { text: 'Weniger', reply: 'Sie haben erwartet, dass der Rückweg leichter ist. Die Schale wurde weit von hier genommen.' },
        {
          text: 'Gleich viel: dieselben 240 Punkte',
          reply:
            'Sie haben erwartet, dass die Daten entscheiden. Beim exakten Neutraining ist das so; eine Näherung erinnert sich an den Weg.',
        },
        { text: 'Das Doppelte oder mehr', reply: 'Sie haben erwartet, dass der Sprung kostet. Das tut er.' },
      ],
      because:
        '{ewc-full.disagreement}: fast dreimal so viel. Nach dem Sprung sieht alles gut aus, weniger als 0,1 %; dann kommt die Mitte, von der die Schalen an den beiden Enden wenig wissen, und es sind 1,8 %.',
    },
    'the-others': {
      title: 'Bei den anderen',
      say: 'K-prior verliert durch den Sprung, {k-prior.disagreement}, ebenso diagonales EWC, {ewc-diagonal.disagreement}. Replay gewinnt: {replay.disagreement} statt 13,1 %. Eine Reihenfolge, die einer Methode schadet, kann einer anderen helfen.',
    },
    everything: {
      title: 'Alles merken',
      say: 'Wenn alles gemerkt ist, ist K-prior nach jeder Änderung exakt, und die Reihenfolge spielt keine Rolle. EWC, ohne Gedächtnis, behält seine {ewc-full.disagreement}.',
    },
  },
};

export default words;
