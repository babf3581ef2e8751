import type lesson from '../../lessons/take-out.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Punkte herausnehmen',
  claim: 'Um zehn falsche Labels zu verlernen, genügt fast ein Schritt; ein sorgloses Gedächtnis ist schlimmer als nichts.',
  dare: 'Mit dem Radierer nach Belieben Punkte herausnehmen und das kleinste Gedächtnis finden, mit dem K-prior besser ist, als nichts zu tun.',
  steps: {
    cluster: {
      title: 'Zehn falsche Labels',
      say: 'Zehn Punkte der Klasse B stehen mitten in jenen der Klasse A, am linken Ende des oberen Monds. Ihre Labels sind falsch, und die Grenze biegt sich um sie herum.',
    },
    guess: {
      title: 'Sie vergessen machen',
      question:
        'Die zehn werden herausgenommen. Influence macht einen Schritt; K-prior und Replay merken sich 24 Punkte; eine Methode tut nichts. Welche endet dem exakten Modell am nächsten?',
      because:
        'Ein Schritt: {influence.disagreement}. Nichts tun: {keep-old.disagreement}. K-prior: {k-prior.disagreement}. Replay: {replay.disagreement}. Ein Gedächtnis aus Punkten nahe der Grenze sagt zu wenig über den Rest, und was nicht gemerkt ist, bewegt sich.',
    },
    curvature: {
      title: 'Mit Krümmung',
      say: 'Die [Krümmung|curvature] der Punkte, die bleiben, sagt es gut: volles EWC {ewc-full.disagreement}, K-prior mit Krümmung daneben {k-prior+ewc.disagreement}. Der Gewichts-Prior, in allen Richtungen gleich, {weight-prior.disagreement}.',
    },
    everything: {
      title: 'Mit allem',
      say: 'Wenn alle {past.count} Punkte gemerkt sind, ist K-prior exakt. Nimmt man Punkte aus dem Gedächtnis, zeigt sich, wie lange es das bleibt.',
    },
    ascent: {
      title: 'Den Hügel hinauf',
      say: 'Bei einem Netz vergessen manche, indem sie den Verlust dessen hinaufsteigen, was geht. Die Schale von EWC hält nicht: Es läuft 78-mal so weit wie das Neutraining und weicht auf {ewc-full.disagreement} ab; wer nichts tut, auf {keep-old.disagreement}.',
    },
  },
};

export default words;
