import type lesson from '../../lessons/who-moves-the-model.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Wer das Modell bewegt',
  claim: 'Fehler × Varianz sagt ohne Neutraining vorher, wie ein Modell ohne einen Punkt wäre.',
  dare: 'So viele Punkte wie möglich wegnehmen und die Grenze so wenig wie möglich bewegen.',
  steps: {
    product: {
      title: 'Fehler × Varianz',
      say: 'Eine Marke ist einer von {past.count} Punkten: nach oben sein Fehler, nach rechts, wie wenig das Modell dort weiß. Das Produkt, seine [Sensitivität|sensitivity], sagt, wie weit sich das Modell ohne den Punkt bewegen würde. Dafür braucht es kein Neutraining.',
    },
    guess: {
      title: 'Ein Zehntel wegnehmen',
      question:
        'Die fünfzehn Punkte mit der größten Sensitivität werden weggenommen, und das Modell wird neu trainiert. Auf welchem Anteil der Fläche ändert es seine Meinung?',
      because:
        'Auf {keep-old.disagreement}: So weit liegt das alte Modell, die gepunktete Linie, vom exakten Neutraining ohne die fünfzehn entfernt.',
    },
    easy: {
      title: 'Ein Zehntel der einfachen',
      say: 'Nun werden stattdessen fünfzehn einfache Punkte weggenommen. Das Modell ändert seine Meinung auf {keep-old.disagreement} der Fläche: Es hatte sie nicht gebraucht.',
    },
    foretold: {
      title: 'Vorhergesagt',
      say: 'Wieder jene mit der größten Sensitivität. *Influence* macht von den alten Gewichten aus einen Schritt nach den Sensitivitäten und trainiert nichts: Es landet {influence.disagreement} vom exakten Modell entfernt, ohne etwas zu tun wären es {keep-old.disagreement}. Mehr als die Hälfte der Änderung war vorhergesagt.',
    },
    each: {
      title: 'Jeder Punkt der Reihe nach',
      say: 'Das Panel kann jeden Punkt der Reihe nach weglassen: 150 Neutrainings. Nach rechts steht, was vorhergesagt war, nach oben, was kam. Die Marken liegen auf der Diagonalen: Die Ränge stimmen auf 0,999 überein.',
    },
  },
};

export default words;
