import type lesson from '../../lessons/past-pulls-back.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Die Vergangenheit zieht zurück',
  claim: 'In θ* ist die Vergangenheit in Ruhe; sie zieht umso stärker, je weiter man geht.',
  dare: 'Neue Punkte dorthin setzen, wo die Vergangenheit es zulässt: das exakte Neutraining bewegen, ohne ihren Zug zu wecken.',
  steps: {
    rest: {
      title: 'In Ruhe',
      say: 'Das Panel zeigt den Verlust [der Vergangenheit|past] über einer Ebene von Gewichten. Die alten Gewichte $\\theta_*$ liegen an seinem tiefsten Punkt: Dort ist die Steigung null, und kein Gewicht wird irgendwohin gezogen.',
    },
    guess: {
      title: 'Doppelt so weit',
      say: 'Auf halbem Weg zum [exakten Neutraining|exact] zieht die Vergangenheit mit 8,4 [nats|nats] pro Gewichtseinheit zurück. Das ist der [Gradient der Vergangenheit|past gradient].',
      question:
        'Beim exakten Neutraining sind die Gewichte doppelt so weit von $\\theta_*$ entfernt. Wie stark zieht die Vergangenheit dort?',
      options: [
        { text: 'Gleich stark', reply: 'Sie haben einen gleichbleibenden Zug erwartet. Er wächst mit dem Weg.' },
        { text: 'Doppelt so stark', reply: 'Sie haben eine Feder erwartet. Es wäre eine, wenn der Verlust eine Parabel wäre.' },
        { text: 'Mehr als doppelt so stark', reply: 'Sie haben mehr als eine Feder erwartet, und so ist es.' },
      ],
      because:
        'Auf halbem Weg 8,4, beim exakten Modell 19,5: mehr als das Doppelte. Je weiter die Gewichte gehen, desto mehr irrt sich das Modell über alte Punkte, und jeder von ihnen zieht. Die Sonde im Panel lässt sich ziehen; der Pfeil wächst.',
    },
    balance: {
      title: 'Im Gleichgewicht',
      say: 'Nun zeigt das Panel Altes und Neues zusammen. Das exakte Neutraining liegt am tiefsten Punkt: Die neuen Punkte ziehen so stark, wie die Vergangenheit zurückzieht.',
    },
    prior: {
      title: 'Ein Prior ist nicht die Vergangenheit',
      say: 'Auch ein Gewichts-Prior zieht zu $\\theta_*$ zurück, aber in allen Richtungen gleich. Beim exakten Modell zieht er mit 2,3 nats pro Einheit und verfehlt 97 % des [Gradienten der Vergangenheit|past gradient]. So endet er {weight-prior.disagreement} der Fläche entfernt.',
    },
  },
};

export default words;
