import type lesson from '../../lessons/old-predictions.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Alte Vorhersagen statt Labels',
  claim: 'Funktionale Regularisierung behält, was das Modell sagte; sie braucht den Anker.',
  dare: 'Das δ finden, bei dem der Anker am wichtigsten ist.',
  steps: {
    said: {
      title: 'Was das alte Modell sagte',
      say: 'Die Farben sind die [Vorhersagen|prediction] $h(f_*)$ des alten Modells. Sie stehen für die Labels: Funktionale Regularisierung trainiert auf den neuen Punkten und auf alten Punkten, mit diesen Vorhersagen an der Stelle ihrer Labels.',
    },
    guess: {
      title: 'Alle',
      question: 'Sie behält die Vorhersagen aller 240 alten Punkte. Ist sie exakt?',
      options: [
        { text: 'Ja', reply: 'Sie haben erwartet, dass die Vorhersagen genügen. Beinahe: Etwas anderes geht verloren.' },
        {
          text: 'Nein, wenige Prozent der Fläche sind falsch',
          reply: 'Sie haben erwartet, dass etwas fehlt. Es ist der Halt an den alten Gewichten.',
        },
        {
          text: 'Nein, sie liegt weit daneben',
          reply: 'Sie haben erwartet, dass die Labels mehr zählen. Sie liegt nahe, aber nicht exakt.',
        },
      ],
      because:
        'Sie weicht auf {functional.disagreement} ab, und dort, wo sie endet, ist ihr Gradient der Vergangenheit zu {functional.gradientError} falsch. [δ|delta] zieht alle Gewichte gegen null. Die Fehler der Labels hatten dagegengehalten; die Vorhersagen tun es nicht.',
    },
    'lets-go': {
      title: 'Sie lässt θ* los',
      say: 'So zieht sie in $\\theta_*$ mit 5,4 [nats|nats] pro Gewichtseinheit, noch bevor sich etwas geändert hat. Die wahre Vergangenheit ist dort in Ruhe.',
    },
    anchor: {
      title: 'Der Anker',
      say: 'K-prior behält dieselben Vorhersagen und zieht die Gewichte zu $\\theta_*$ statt gegen null. Das ist der [Anker|anchor]. Nun fehlt nichts: K-prior ist exakt, und sein Fehler ist auf dem ganzen Weg null.',
    },
    squared: {
      title: 'In einer Zeile',
      say: 'Für den quadratischen Verlust ist es eine Zeile: $\\sum \\tfrac12 (y - f)^2 + \\tfrac{\\delta}{2} \\|\\theta\\|^2$ $= \\sum \\tfrac12 (f_* - f)^2 + \\tfrac{\\delta}{2} \\|\\theta - \\theta_*\\|^2 + c$. Links die Vergangenheit, rechts K-prior, ohne ein einziges Label.',
    },
  },
};

export default words;
