import type lesson from '../../lessons/replay.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Replay fängt von vorn an',
  claim: 'Replay weniger Labels zieht von θ* weg, noch bevor sich etwas geändert hat; EWC und K-prior tun es nicht.',
  dare: 'Dafür sorgen, dass Replay K-prior schlägt.',
  steps: {
    guess: {
      title: 'Bevor sich etwas geändert hat',
      say: 'Replay trainiert auf den neuen Punkten und noch einmal auf {memory.size} alten mit ihren Labels. K-prior behält deren alte Vorhersagen; EWC behält keinen Punkt.',
      question: 'Die Gewichte stehen in $\\theta_*$, wo die Vergangenheit in Ruhe ist. Welcher Ersatz für die Vergangenheit zieht sie weg?',
      options: [
        { text: 'Keiner', reply: 'Sie haben erwartet, dass alte Punkte die alten Gewichte halten. Vierzig Labels wollen andere Gewichte.' },
        { text: 'Replay', reply: 'Sie haben erwartet, dass die Labels von vorn anfangen. Das tun sie.' },
        {
          text: 'K-prior',
          reply: 'Sie haben erwartet, dass Vorhersagen ziehen. An den alten Gewichten sind sie genau erfüllt.',
        },
      ],
      because:
        'Replay zieht mit 6,4 [nats|nats] pro Gewichtseinheit. Es passt sich seinen 40 Punkten an, als wäre von den anderen nichts gelernt worden. K-prior und EWC sind in Ruhe: Sie gehen von $\\theta_*$ aus.',
    },
    end: {
      title: 'Wo es endet',
      say: 'Das Tal von Replay liegt anderswo. Replay endet {replay.disagreement} der Fläche vom exakten Modell entfernt; K-prior, mit denselben {memory.size} Punkten, {k-prior.disagreement}.',
    },
    more: {
      title: 'Die halbe Vergangenheit',
      say: 'Mit {memory.size} der {past.count} Punkte weicht Replay auf {replay.disagreement} ab. Labels genügen, wenn es genug davon gibt; K-prior braucht weniger.',
    },
    chance: {
      title: 'Dasselbe mit anderen Punkten',
      say: 'Die bisherigen 40 Punkte waren jene mit der größten [Hebelwirkung|leverage]: ungewöhnliche, die Replay in die Irre führen. Mit 40 zufälligen weicht Replay auf {replay.disagreement} ab und K-prior auf {k-prior.disagreement}: nahe beieinander. Wie viel K-prior gewinnt, hängt vom Gedächtnis ab.',
    },
  },
};

export default words;
