import type lesson from '../../lessons/what-it-saves.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Was es spart',
  claim: 'Dieselbe Antwort für ein Vierzigstel der Beispiele.',
  dare: 'Das Gedächtnis so klein wie möglich machen und innerhalb von 1 % der Fläche enden.',
  steps: {
    guess: {
      title: 'Ein Gradient',
      say: 'Tausend alte Punkte, zwölf neue. K-prior + EWC merkt sich {memory.size} alte Punkte, und von den anderen die [Krümmung|curvature].',
      question:
        'Jeder Schritt des Trainings sieht alle seine Punkte an. Wievielmal weniger Punkte sieht K-prior + EWC an als das exakte Neutraining?',
      options: [
        { text: 'Viermal weniger', reply: 'Sie haben erwartet, dass die Krümmung Punkte kostet. Sie wurde einmal berechnet, vorher.' },
        { text: 'Sechzehnmal weniger', reply: 'Sie haben erwartet, dass das Gedächtnis und die neuen Punkte alles sind. So ist es.' },
        { text: 'Achtzigmal weniger', reply: 'Sie haben nur die neuen Punkte erwartet. Auch das Gedächtnis wird angesehen.' },
      ],
      because:
        'Das exakte Neutraining sieht für einen Gradienten {exact.cost} Punkte an, K-prior + EWC {k-prior+ewc.cost}: das Gedächtnis und die neuen. Und es endet {k-prior+ewc.disagreement} der Fläche vom exakten Modell entfernt.',
    },
    steps: {
      title: 'Nach Schritten',
      say: 'Das Panel zeigt, wie weit jede Methode nach so vielen Schritten vom Ende des exakten Neutrainings entfernt ist. Mit *Watch it train* folgt das Bild. K-prior + EWC ist nach 24 Schritten innerhalb von 1 % der Fläche von seinem Ende, das exakte Neutraining nach 56.',
    },
    examples: {
      title: 'Nach Beispielen',
      say: 'Dasselbe nach den Beispielen, die angesehen wurden. K-prior + EWC ist nach 1.488 Beispielen da, das exakte Neutraining nach 56.672, von vorn begonnen nach 299.552. Diese Zahlen hängen von keiner Maschine ab.',
    },
    stopped: {
      title: 'Eine Warnung',
      say: 'Früh abgebrochen, kann eine falsche Methode richtig aussehen. Nach 36 Schritten weicht Replay auf 3,6 % vom exakten Modell ab, zu Ende trainiert auf {replay.disagreement}. K-prior bleibt, bei {k-prior.disagreement}.',
    },
  },
};

export default words;
