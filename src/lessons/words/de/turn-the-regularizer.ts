import type lesson from '../../lessons/turn-the-regularizer.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Am Regularisierer drehen',
  claim: 'Der Gewichts-Prior skaliert θ* nur um; seine Grenze bewegt sich nicht.',
  dare: 'δ stattdessen vergrößern und das Gedächtnis finden, mit dem K-prior besser ist, als nichts zu tun.',
  steps: {
    turn: {
      title: 'Ein schwächerer Zug gegen null',
      say: 'Kein Punkt kommt oder geht. Wir drehen [δ|delta], den Zug aller Gewichte gegen null, von 1 auf 0,1. Das exakte Neutraining schmiegt sich enger an die Daten: Das alte Modell weicht auf {keep-old.disagreement} der Fläche davon ab.',
    },
    guess: {
      title: 'Die alten Gewichte und das neue δ',
      question: 'Der Gewichts-Prior kennt $\\theta_*$ und das neue δ, und keine Daten. Was macht seine Grenze?',
      options: [
        {
          text: 'Sie nähert sich der exakten',
          reply: 'Sie haben erwartet, dass sie sich mit kleinerem δ biegen kann. Sie weiß nicht, wohin.',
        },
        { text: 'Sie bleibt', reply: 'Sie haben erwartet, dass ihr nichts sagt, wohin sie gehen soll. Nichts sagt es ihr.' },
        { text: 'Sie entfernt sich von der exakten', reply: 'Sie haben erwartet, dass sie sich verirrt. Sie geht nirgendwohin.' },
      ],
      because:
        'Sie bleibt: {weight-prior.disagreement}, wie das alte Modell, {keep-old.disagreement}. Alle Gewichte wachsen um denselben Faktor, also auch $f$, und sein Vorzeichen ändert sich nirgends. Das Modell wird sicherer, nicht besser.',
    },
    forty: {
      title: 'K-prior mit vierzig Punkten',
      say: 'K-prior mit {memory.size} alten Vorhersagen: {k-prior.disagreement}. Das ist nicht besser, als nichts zu tun, {keep-old.disagreement}. Alle Gewichte wollen sich bewegen, und vierzig Punkte halten sie nicht alle.',
    },
    curvature: {
      title: 'Und Krümmung',
      say: 'Die [Krümmung|curvature] der Punkte, die nicht gemerkt sind, hält den Rest: K-prior + EWC weicht auf {k-prior+ewc.disagreement} ab.',
    },
    everything: {
      title: 'Alles',
      say: 'Mit allen alten Vorhersagen braucht K-prior keine Krümmung: Es ist exakt, ohne ein einziges Label.',
    },
  },
};

export default words;
