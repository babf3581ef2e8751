import type lesson from '../../lessons/together.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Jedes deckt, was den anderen fehlt',
  claim: 'Krümmung für die vielen kleinen Abweichungen, Vorhersagen für die wenigen großen.',
  dare: 'Ein Gedächtnis finden, mit dem K-prior + EWC weiter vom exakten Modell entfernt ist als K-prior allein.',
  steps: {
    apart: {
      title: 'Zwei Arten, die Vergangenheit zu behalten',
      say: 'K-prior behält {memory.size} alte Vorhersagen und liegt {k-prior.disagreement} der Fläche vom exakten Modell entfernt. Volles EWC behält keinen Punkt, nur die [Krümmung|curvature] der Vergangenheit an den alten Gewichten: {ewc-full.disagreement}.',
    },
    guess: {
      title: 'Beides zusammen',
      question:
        'K-prior + EWC behält die Vorhersagen des Gedächtnisses und die Krümmung aller übrigen Punkte. Wie weit vom exakten Modell entfernt?',
      options: [
        {
          text: 'Zwischen den beiden',
          reply: 'Sie haben einen Durchschnitt erwartet. Es ist keiner: Jedes nimmt, was das andere übrig lässt.',
        },
        { text: 'Näher als beide', reply: 'Sie haben erwartet, dass sie sich ergänzen. Das tun sie.' },
      ],
      because:
        'Zusammen {k-prior+ewc.disagreement}. Die Krümmung trägt die vielen Punkte, deren Vorhersagen sich wenig ändern; das Gedächtnis trägt die wenigen, deren Vorhersagen sich stark ändern.',
    },
    network: {
      title: 'Bei einem Netz',
      say: 'Ein [Netz|network] mit einigen falschen Labels. Seine [Krümmung|curvature] allein führt weit in die Irre: {ewc-full.disagreement} der Fläche. Sie wurde an den alten Gewichten genommen, und das Netz hat diese hinter sich gelassen.',
    },
    'network-together': {
      title: 'Mit 40 Punkten daneben',
      say: 'Mit 40 gemerkten Punkten hilft dieselbe Krümmung: {k-prior+ewc.disagreement}, näher als das Gedächtnis allein ({k-prior.disagreement}).',
      note: 'Es ist kein Gesetz: Bei diesem Netz gewinnt nicht, wer außerdem Labels wiederholt.',
    },
  },
};

export default words;
