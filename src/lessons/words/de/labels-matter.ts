import type lesson from '../../lessons/labels-matter.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Netze: Labels zählen wieder',
  claim: 'Bei einem Netz bewegen sich die Merkmale, darum genügen Vorhersagen nicht; Replay behebt es.',
  dare: 'Das Netz verbreitern und sehen, ob K-prior die Labels weniger vermisst.',
  steps: {
    glm: {
      title: 'Logistische Regression',
      say: 'Jedes siebte von {past.count} Labels ist falsch, und K-prior merkt sich jeden Punkt. Bei logistischer Regression spielen die falschen Labels keine Rolle: K-prior ist exakt. Die Merkmale bewegen sich nicht, und die Labels fallen heraus.',
    },
    guess: {
      title: 'Stattdessen ein Netz',
      question: 'Dieselben Daten und ein [Netz|network] mit acht verborgenen Einheiten. K-prior merkt sich jeden Punkt. Ist es exakt?',
      options: [
        { text: 'Ja, alles ist gemerkt', reply: 'Sie haben erwartet, dass Vorhersagen genügen, wie zuvor. Nun bewegen sich die Merkmale.' },
        { text: 'Nein, aber nahe', reply: 'Sie haben erwartet, dass die Labels ein wenig zählen. Das tun sie.' },
        {
          text: 'Nein, es ist verloren',
          reply: 'Sie haben erwartet, dass die Labels am meisten zählen. Der größte Teil des Gradienten der Vergangenheit stimmt noch.',
        },
      ],
      because:
        'Es weicht auf {k-prior.disagreement} ab, und dort, wo es endet, ist sein Gradient der Vergangenheit zu {k-prior.gradientError} falsch. Ein Netz bewegt seine Merkmale; dann zieht ein falsches Label in eine Richtung, die es in $\\theta_*$ nicht hatte.',
    },
    parts: {
      title: 'Drei Teile',
      say: 'Der Gradient der Vergangenheit beim exakten Modell hat drei Teile: den der Gewichte, den der Vorhersagen und den der Fehler der Labels ([Residuen|residual]), 24 %. K-prior hat die ersten beiden richtig, der dritte fehlt ihm. Zentriertes Replay hat alle drei.',
    },
    replayed: {
      title: 'Mit den Labels',
      say: 'Replay aller Labels ist exakt. Ebenso *zentriertes* Replay: Es wiederholt die Labels abzüglich des Gradienten, den sie in $\\theta_*$ haben, und ist dort in Ruhe, wie K-prior.',
    },
    few: {
      title: 'Mit 24 Punkten',
      question: 'Nur 24 Punkte sind gemerkt. Welche Methode endet dem exakten Modell am nächsten?',
      because:
        'Zentriertes Replay, {centred-replay.disagreement}: Es hat die Labels, und es geht von $\\theta_*$ aus. Replay {replay.disagreement} und K-prior {k-prior.disagreement} haben je eines von beiden; funktionale Regularisierung, {functional.disagreement}, keines.',
    },
  },
};

export default words;
