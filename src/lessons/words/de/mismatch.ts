import type lesson from '../../lessons/mismatch.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Der Gradientenfehler entscheidet, wo man landet',
  claim: 'Wer den Gradienten der Vergangenheit rekonstruiert, landet exakt; der Fehler sagt, wo die anderen landen.',
  dare: 'Eine Änderung finden, bei der der Gewichts-Prior näher am exakten Modell landet als K-prior.',
  steps: {
    guess: {
      title: 'Ein Ersatz für die Vergangenheit',
      say: 'Jede Methode sieht dieselben neuen Punkte. An die Stelle der Vergangenheit setzt jede einen [rekonstruierten Gradienten|reconstruction]. Dort, wo sie endet, ist der von K-prior zu 14 % falsch, der von EWC zu 85 %, der von Replay zu 94 %.',
      question: 'Eine weitere Methode tut nichts: Sie behält das alte Modell. Welche endet dem exakten Modell am nächsten?',
      because:
        'K-prior {k-prior.disagreement}, EWC {ewc-diagonal.disagreement}, das alte Modell {keep-old.disagreement}, Replay {replay.disagreement}. Je besser der Ersatz, desto näher; und ein schlechter kann schlimmer sein als keiner.',
      note: 'Mit diesem Gedächtnis ist Replay schlechter, als nichts zu tun. Lektion 8 zeigt, warum.',
    },
    arrows: {
      title: 'Was fehlt',
      say: 'Jeder Punkt im Panel ist ein Gewicht; auf der Diagonalen stimmt der Ersatz. Dort, wo K-prior endete, ist er zu {k-prior.gradientError} falsch, bei EWC zu {ewc-diagonal.gradientError}, bei Replay zu {replay.gradientError}. Was fehlt, ist die Steigung, der das exakte Neutraining von dort noch folgen würde.',
    },
    landing: {
      title: 'Aus dem Fehler allein vorhergesagt',
      say: 'Vom exakten Modell aus gesehen: Der Fehler jeder Methode an dieser Stelle und die [Krümmung|curvature] sagen in einem Schritt, wo sie enden wird. Vorhergesagte und wahre Richtung stimmen mit einem [Kosinus|cosine] von mindestens 0,995 überein, die Längen bis auf ein Zehntel.',
    },
    none: {
      title: 'Kein Fehler, kein Abstand',
      say: 'Nun merkt sich K-prior alles. Sein Fehler ist weg: Alle seine Punkte liegen auf der Diagonalen. Und es landet auf dem exakten Modell: Nirgends auf der Fläche unterscheiden sich die beiden.',
    },
  },
};

export default words;
