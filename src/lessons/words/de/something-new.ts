import type lesson from '../../lessons/something-new.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Etwas Neues kommt dazu',
  claim: 'Wer das alte Modell behält, verfehlt das Neue; wer nur auf dem Neuen trainiert, verliert das Alte.',
  dare: 'Zehn weitere Punkte dorthin malen, wo sie das alte Modell am meisten stören, und sehen, ob K-prior noch folgt.',
  steps: {
    trained: {
      title: 'Ein Modell und seine Vergangenheit',
      say: 'Ein Modell wurde auf {past.count} Punkten aus zwei Klassen trainiert, A und B. Die Linie ist seine Grenze. Diese Punkte nennen wir [die Vergangenheit|past].',
    },
    arrive: {
      title: 'Neue Punkte',
      say: 'Nun kommen {new.count} Punkte der Klasse A dorthin, wo das alte Modell B sagt. Es trifft {keep-old.accuracyNew} von ihnen richtig: Dort hat es nie etwas Ähnliches gesehen.',
    },
    alone: {
      title: 'Nur auf dem Neuen trainieren',
      question:
        'Wir trainieren von den alten Gewichten aus weiter, nur auf den 20 neuen Punkten. Wie viel von der Vergangenheit ist danach noch richtig?',
      options: [
        { text: 'Etwa 95 %', reply: 'Sie haben erwartet, dass die alten Gewichte bleiben. Nichts hält sie.' },
        { text: 'Etwa 70 %', reply: 'Sie haben einen gewissen Verlust erwartet. Es ist schlimmer.' },
        { text: 'Etwa 35 %', reply: 'Sie haben das Schlimmste erwartet, und es tritt ein.' },
      ],
      because:
        'Von der Vergangenheit bleiben {fine-tune.accuracyPast} richtig. Die neuen Punkte ziehen alle Gewichte zu sich, und kein alter Punkt zieht zurück. Das ist *Vergessen*.',
    },
    exact: {
      title: 'Noch einmal auf allem trainieren',
      say: '[Exaktes Neutraining|exact] sieht Altes und Neues zusammen: {exact.accuracyNew} der neuen Punkte richtig, {exact.accuracyPast} der Vergangenheit. Der Preis: Jeder Gradient braucht {exact.cost} Punkte, und die ganze Vergangenheit muss aufbewahrt werden.',
    },
    'k-prior': {
      title: 'Fast dasselbe, mit wenig Vergangenheit',
      say: 'K-prior sieht die neuen Punkte und {memory.size} alte: {k-prior.cost} Punkte pro Gradient. Seine Linie liegt auf der exakten; die beiden unterscheiden sich auf {k-prior.disagreement} der Fläche. *Wie?* Das zeigen die Lektionen.',
    },
  },
};

export default words;
