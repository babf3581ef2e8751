import type lesson from '../../lessons/three-kinds.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Einfach, unsicher, falsch: drei Arten von Punkten',
  claim: 'Punkte sind einfach, an der Grenze oder Ausreißer; ein Modell hängt auf verschiedene Weise an ihnen.',
  dare: 'Ein falsches Label dorthin setzen, wo es das Modell am wenigsten bewegt.',
  steps: {
    guess: {
      title: 'Welcher zählt?',
      say: 'Zwei Monde aus 120 Punkten und zwei Punkte mit falschem Label, je einer mitten in einem Mond. In Gedanken wird jeweils ein Punkt weggenommen.',
      question: 'Ohne welchen Punkt würde sich der [Logit|logit] des Modells an eben dieser Stelle am meisten bewegen?',
      options: [
        {
          text: 'Das falsche Label im unteren Mond',
          reply: 'Sie haben erwartet, dass am stärksten zieht, was schwer anzupassen ist. So ist es.',
        },
        {
          text: 'Ein Punkt an der Grenze',
          reply: 'Sie haben erwartet, dass die unsicheren Punkte am meisten zählen. Sie kommen an zweiter Stelle.',
        },
        {
          text: 'Ein Punkt weit draußen auf seiner eigenen Seite',
          reply: 'Sie haben erwartet, dass die fernen Punkte am meisten zählen. Das Modell weiß dort wenig, aber es macht keinen Fehler.',
        },
      ],
      because:
        'Ohne das falsche Label würde sich der Logit dort um 0,67 bewegen, ohne den Punkt an der Grenze um 0,09, ohne jenen weit draußen um 0,002. Das ist die [Sensitivität|sensitivity] eines Punkts.',
    },
    plane: {
      title: 'Fehler und Varianz',
      say: 'Jede Marke ist ein Punkt: nach oben, wie sehr sich das Modell dort irrt, nach rechts, wie wenig es dort weiß. Das Produkt ist die [Sensitivität|sensitivity]. Die zwei falschen Labels führen, 0,67 und 0,58; der nächste Punkt hat 0,22.',
    },
    wrong: {
      title: 'Das falsche Label wegnehmen',
      say: 'Das falsche Label im unteren Mond ist weg, und die Linie bewegt sich: Auf {keep-old.disagreement} der Fläche entscheidet das Modell anders als zuvor.',
    },
    easy: {
      title: 'Einen einfachen Punkt wegnehmen',
      say: 'Stattdessen ist ein Punkt weit unten rechts weg. Die Linie bleibt: Nirgends auf der Fläche entscheidet das Modell anders. Es hatte dort ohnehin recht.',
    },
    remembered: {
      title: 'Wer gemerkt wird',
      say: 'Die Regel [h′(f)|lambda] merkt sich die {memory.size} Punkte, die der Grenze am nächsten liegen, und keines der falschen Labels. Nun werden beide weggenommen: K-prior weicht auf {k-prior.disagreement} vom exakten Modell ab.',
    },
  },
};

export default words;
