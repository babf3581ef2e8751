import type lesson from '../../lessons/tangent.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'EWC ist eine Tangente',
  claim: 'Volles EWC stimmt nahe bei θ*, ist weit davon entfernt falsch und beim quadratischen Verlust exakt.',
  dare: 'Neue Punkte so malen, dass volles EWC K-prior mit 40 Punkten schlägt, und dann so, dass es das nicht tut.',
  steps: {
    guess: {
      title: 'Zwanzigmal so weit',
      say: 'Volles EWC ersetzt die Vergangenheit durch eine Schale um $\\theta_*$ mit ihrer Steigung und ihrer [Krümmung|curvature] dort. Nach einem Zwanzigstel des Wegs zum exakten Modell sind 6,4 % des [Gradienten der Vergangenheit|past gradient] falsch.',
      question: 'Beim exakten Modell, zwanzigmal so weit: Welcher Anteil des Gradienten der Vergangenheit ist bei vollem EWC falsch?',
      options: [
        { text: 'Etwa 6 %', reply: 'Sie haben erwartet, dass die Schale die Vergangenheit ist. Sie berührt sie nur.' },
        { text: 'Etwa 45 %', reply: 'Sie haben erwartet, dass Schale und Vergangenheit auseinandergehen. Das tun sie.' },
        {
          text: 'Etwa 130 %',
          reply: 'Sie haben den zwanzigfachen Fehler erwartet. Schale und Vergangenheit wachsen zusammen, wenn auch nicht gleich.',
        },
      ],
      because:
        'Es sind 46 %, und 61 % doppelt so weit. Die Schale kennt die Vergangenheit nur an einer Stelle; weiter draußen krümmt sich der wahre Verlust anders.',
    },
    near: {
      title: 'Einen Schritt von θ*, und mehr',
      say: 'Nach einem Zwanzigstel des Wegs liegen die Punkte im Panel, je ein Gewicht, nahe der Diagonalen: Der [Gradientenfehler|gradient error] beträgt 6,4 %. Schiebt man den Regler bis zum exakten Modell und darüber hinaus, verlassen sie die Diagonale.',
    },
    bowl: {
      title: 'Die Schale, die berührt',
      say: 'Durchgezogene Höhenlinien sind die Vergangenheit, gestrichelte die Schale. Um $\\theta_*$ liegen sie aufeinander; zum exakten Modell hin gehen sie auseinander, und mit ihnen die beiden Pfeile. EWC endet {ewc-full.disagreement} der Fläche vom exakten Modell entfernt.',
    },
    squared: {
      title: 'Wo die Vergangenheit eine Schale ist',
      say: 'Nun passt das Modell die Labels als Zahlen an, 0 und 1, mit dem quadratischen Verlust. Dieser Verlust ist selbst eine Schale. EWC hat sie ganz: Sein Fehler ist an jeder Stelle des Wegs null.',
    },
  },
};

export default words;
