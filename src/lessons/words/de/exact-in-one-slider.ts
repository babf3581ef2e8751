import type lesson from '../../lessons/exact-in-one-slider.ts';
import type { LessonWords } from '../../words.ts';

const words: LessonWords<typeof lesson> = {
  title: 'Exakt mit einem Regler',
  claim: 'Mit genug gemerkter Vergangenheit ist K-prior exaktes Neutraining.',
  dare: 'Die Punkte des Gedächtnisses von Hand wählen, so wenige wie möglich, und innerhalb von 1 % der Fläche bleiben.',
  steps: {
    few: {
      title: 'Ein kleines Gedächtnis',
      say: 'K-prior behält die alten [Vorhersagen|prediction] $h(f_*)$ von {memory.size} der {past.count} alten Punkte und bleibt nahe bei den alten Gewichten. Vom exakten Modell weicht es auf {k-prior.disagreement} der Fläche ab.',
    },
    guess: {
      title: 'Alles gemerkt',
      question:
        'Alle 240 alten Punkte dürfen angesehen werden, für ihre alten Vorhersagen. Welche Methode liegt dem exakten Modell am nächsten?',
      because:
        'K-prior ist exakt. Bei einem [GLM|glm] bewegen sich die Merkmale nicht; darum sagen die alten Vorhersagen aller Punkte alles, was ihre Labels sagten. Der funktionalen Regularisierung fehlt der [Anker|anchor]; EWC hat kein Gedächtnis und bleibt, wo es war.',
    },
    drag: {
      title: 'Wie viele genügen?',
      say: 'Den Regler ziehen, bis K-prior auf weniger als 1 % der Fläche abweicht. Wie viele Punkte hat es gebraucht?',
    },
    curve: {
      title: 'Die ganze Kurve',
      say: 'Die Kurve zeigt alle Größen des Gedächtnisses auf einmal. K-prior sinkt bis zum exakten Modell; EWC, ohne Gedächtnis, ist eine waagrechte Linie.',
    },
  },
};

export default words;
