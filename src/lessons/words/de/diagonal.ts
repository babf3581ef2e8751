import type lesson from '../../lessons/diagonal.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Die Diagonale ist nicht die Hesse-Matrix',
  claim: 'Ohne Korrelationen ist EWC schon in erster Ordnung falsch.',
  dare: 'Den Grad dieses Modells erhöhen, bis die Diagonale die Vergangenheit aus den Augen verliert.',
  steps: {
    arrows: {
      title: 'Dieselbe Schale, achsenparallel',
      say: 'EWC wird meist nur mit der [Diagonalen|diagonal] der [Krümmung|curvature] verwendet: jedes Gewicht für sich. Nach einem Zwanzigstel des Wegs von $\\theta_*$ beträgt der [Gradientenfehler|gradient error] von vollem EWC 6,4 %, jener der Diagonalen 235 %.',
    },
    guess: {
      title: 'Ein kleinerer Schritt',
      question: 'Wir gehen halb so weit. Wessen Fehler halbiert sich?',
      options: [
        { text: 'Der von beiden', reply: 'Sie haben erwartet, dass ganz nahe beide stimmen. Nur eines stimmt.' },
        {
          text: 'Nur der von vollem EWC',
          reply: 'Sie haben erwartet, dass die Diagonale von Anfang an anderswohin zeigt. Das tut sie.',
        },
        {
          text: 'Keiner von beiden',
          reply: 'Sie haben zwei Arten von Fehlern erwartet. Volles EWC ist eine Tangente: je näher, desto besser.',
        },
      ],
      because:
        'Dreimal halbiert, volles EWC: 6,4; 3,3; 1,7; 0,8 %. Die Diagonale: 235; 243; 247; 249 %. Die Merkmale hängen voneinander ab, und die Vergangenheit zieht an einem Gewicht, wenn sich ein anderes bewegt; die Diagonale hat das vergessen.',
    },
    end: {
      title: 'Was es kostet',
      say: 'Auf dem ganzen Weg verfehlt die Diagonale mehr, als da ist. Sie endet {ewc-diagonal.disagreement} der Fläche vom exakten Modell entfernt, volles EWC {ewc-full.disagreement}: mehr als viermal so weit.',
    },
    straight: {
      title: 'Wo sie genügt',
      say: 'Zwei breite Wolken und eine gerade Grenze: In ihrer Nähe hängen die beiden Eingaben kaum voneinander ab. Nach einem Zwanzigstel des Wegs ist die Diagonale zu 7,8 % falsch, und sie endet etwa so nahe wie volles EWC: {ewc-diagonal.disagreement} und {ewc-full.disagreement}.',
    },
  },
};

export default words;
