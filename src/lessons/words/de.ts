/**
 * German, in the usage of universities; an address only where a person is meant, and then "Sie".
 *
 * Terms, one each:
 *
 * - past: Vergangenheit; exact retraining: exaktes Neutraining; exact (the model): exaktes Modell
 * - past gradient: Gradient der Vergangenheit; reconstructed gradient: rekonstruierter Gradient; gradient error: Gradientenfehler
 * - weight: Gewicht; loss: Verlust; label: Label; feature: Merkmal; boundary: Grenze; class: Klasse; pull: Zug, ziehen
 * - prediction: Vorhersage; residual: Residuum; variance: Varianz; sensitivity: Sensitivität; leverage: Hebelwirkung (Leverage)
 * - curvature: Krümmung; bowl: Schale; anchor: Anker; regularizer: Regularisierer; weight prior: Gewichts-Prior
 * - memory: Gedächtnis; to remember a point: sich einen Punkt merken; rule: Regel
 * - functional regularization: funktionale Regularisierung; replay: Replay; centred replay: zentriertes Replay; influence: Influence
 * - map: Fläche (so that it is no card: Karte); canvas: Bild; panel: Panel; network: Netz; task: Aufgabe
 *
 * What stands on a button, a card or a panel of the page stays English, as it is found there.
 */

import type { SomeLessonWords, Words } from '../words.ts';

const files = import.meta.glob<{ default: SomeLessonWords }>('./de/*.ts', { eager: true });

const german: Words = {
  lang: 'de',
  column: {
    lessons: 'Lektionen',
    language: 'Sprache',
    closeList: 'Lektionen schließen',
    closeLesson: 'Lektion schließen',
    scenes: 'Szenen',
    hint: 'Zuerst vermuten, dann hinsehen. Alles auf der Seite bleibt bedienbar, und nichts wird bewertet.',
    hintOfScenes: 'Je eine Aussage, und das Panel, in dem sie zu sehen ist. Die Szenen sind auf Englisch.',
    keys: 'Die Tasten [ und ] blättern.',
    path: 'Weg',
    all: 'Alle',
    minutes: (count) => `${count} min`,
    done: 'Abgeschlossen: ',
    begun: 'Begonnen: ',
    forget: 'Meinen Fortschritt vergessen',
    noLesson: (id) => `Eine Lektion „${id}“ gibt es nicht; es gibt diese.`,
    noStep: (lesson, id) => `„${lesson}“ hat keinen Schritt „${id}“; die Lektion beginnt mit ihrem ersten.`,
    region: (lesson) => `Lektion: ${lesson}`,
    stepOf: (number, count) => `Schritt ${number} von ${count}`,
    sceneOf: (number, count) => `Szene ${number} von ${count}`,
    step: (number, title) => `Schritt ${number}: ${title}`,
    steps: 'Schritte',
    lookAt: 'Zu sehen:',
    and: 'und',
    card: 'die Karte',
    taskDone: 'Geschafft.',
    taskOpen: 'Noch nicht.',
    changed: 'Sie haben hier etwas geändert.',
    setUpAgain: 'Wiederherstellen',
    dare: 'Eine Herausforderung:',
    back: 'Zurück',
    stepBefore: 'Der Schritt davor',
    next: 'Weiter',
    stepAfter: 'Der nächste Schritt',
    nextLesson: 'Nächste Lektion',
    allLessons: 'Alle Lektionen',
    allScenes: 'Alle Szenen',
    partOf: (number) => `Teil von Lektion ${number}`,
    source: 'Nach',
    copyBibtex: 'BibTeX kopieren',
    guess: 'Ihre Vermutung',
    order: 'Ihre Reihenfolge, zuoberst die Methode, die dem exakten Modell am nächsten kommt',
    up: (method) => `${method}: nach oben`,
    down: (method) => `${method}: nach unten`,
    markOfGuess: 'Ihre Vermutung',
    markOfTruth: 'die Antwort',
    yourPlace: (place) => `Sie: ${place}`,
    settle: 'Das vermute ich',
    show: 'Einfach zeigen',
    computing: 'wird berechnet …',
    present: 'Präsentieren',
    presentHint: 'Groß, für einen Raum',
    slide: 'Als Folie kopieren',
    slideHint: 'Ein Bild von 1920 × 1080 Pixeln: Titel, Bild, Panel, Legende, Quelle und Link',
    exact: 'exakt',
    notDefined: 'nicht definiert',
  },
  handout: {
    handout: 'Arbeitsblatt',
    of: (lesson) => `Arbeitsblatt: ${lesson}`,
    allSteps: 'Alle Schritte auf Papier, die Antworten am Ende',
    computing: (number, count) => `Schritt ${number} von ${count} wird berechnet …`,
    failed: (number, why) => `Schritt ${number} konnte nicht berechnet werden: ${why}`,
    answersLast: 'Die Antworten stehen auf der letzten Seite.',
    print: 'Drucken',
    close: 'Schließen',
    step: (number) => `Schritt ${number}`,
    nearestFirst: 'Nummerieren Sie; die 1 kommt dem exakten Modell am nächsten:',
    leastFirst: 'Nummerieren Sie; die 1 hat den kleinsten Wert:',
    guess: (from, to) => `Ihre Vermutung, von ${from} bis ${to}:`,
    why: 'Warum?',
    words: 'Begriffe',
    answers: 'Antworten',
    undecided: 'Die Ergebnisse entscheiden es nicht.',
  },
  parts: {
    problem: 'Das Problem',
    time: 'Über die Zeit: K‑priors, und die anderen als K‑priors',
    memory: 'Gedächtnis',
    together: 'Zusammen',
    adaptations: 'Die vier Anpassungen',
    life: 'Ein Leben',
  },
  paths: { hour: '1 Stunde', minutes: '10 Minuten', paper: 'Artikel' },
  anchors: {
    canvas: 'das Bild',
    'memory.size': '„Memory“ unter 3',
    'memory.rule': '„Choose by“ unter 3',
    panel: 'das Panel',
    train: '„Watch it train“',
    change: '„The change“ unter 2',
    'tool.remember': 'das Werkzeug „Remember“',
  },
  terms: {
    exact: [
      'exaktes Neutraining',
      'Noch einmal trainieren auf allen Daten, die nach der Änderung da sind, alten wie neuen. An ihm werden die anderen gemessen.',
    ],
    past: ['die Vergangenheit', 'Die Daten, auf denen das Modell trainiert wurde, bevor sich etwas änderte.'],
    'past gradient': [
      'Gradient der Vergangenheit',
      'Wie stark und wohin die alten Daten die Gewichte ziehen würden, wenn sie noch da wären: die Steigung ihres Verlusts. An den alten Gewichten ist er null.',
    ],
    reconstruction: [
      'rekonstruierter Gradient',
      'Was eine Methode an die Stelle des Gradienten der Vergangenheit setzt, aus dem, was sie von der Vergangenheit behalten hat.',
    ],
    'gradient error': [
      'Gradientenfehler',
      'Länge der Differenz zwischen dem rekonstruierten und dem wahren Gradienten der Vergangenheit, als Anteil des wahren.',
    ],
    cosine: ['Kosinus', 'Wie gut zwei Richtungen übereinstimmen: 1 gleich, 0 im rechten Winkel, −1 entgegengesetzt.'],
    gain: [
      'Verstärkung',
      'Wie viel vom wahren Gradienten der Vergangenheit die Rekonstruktion entlang seiner Richtung enthält; 1 ist alles.',
    ],
    'theta star': ['θ*', 'Die Gewichte, die das Modell vor der Änderung gelernt hatte.'],
    delta: ['δ', 'Stärke, mit der alle Gewichte gegen null gezogen werden. Je größer sie ist, desto einfacher das Modell.'],
    logit: [
      'f',
      'Was das Modell an einem Punkt berechnet, bevor daraus eine Wahrscheinlichkeit wird; das Vorzeichen entscheidet über die Klasse.',
    ],
    prediction: ['h(f)', 'Die Wahrscheinlichkeit, die das Modell an einem Punkt einer Klasse gibt.'],
    lambda: [
      'h′(f)',
      'Wie schnell sich die Wahrscheinlichkeit mit dem Logit ändert: am schnellsten an der Grenze, wo das Modell am unsichersten ist.',
    ],
    memory: ['Gedächtnis', 'Die alten Punkte, die eine Methode noch ansehen darf.'],
    memorable: ['merkenswerte Punkte', 'Die Punkte, die eine Regel für das Gedächtnis wählt: mit h′(f) jene nahe der Grenze.'],
    leverage: [
      'Hebelwirkung (Leverage)',
      'Wie stark das eigene Label eines Punkts dessen Vorhersage zieht: groß bei Punkten, die weit von den anderen liegen.',
    ],
    residual: ['Residuum', 'Vorhersage minus Label: worin sich das Modell an einem Punkt noch irrt.'],
    sensitivity: ['Sensitivität', 'Wie weit sich das Modell bewegen würde, wenn der Punkt nicht da wäre: Residuum × Varianz.'],
    anchor: ['Anker', 'Der Zug zu den alten Gewichten, den K-prior neben den alten Vorhersagen hat.'],
    curvature: [
      'Krümmung',
      'Wie sich die Steigung des Verlusts mit den Gewichten ändert: In steilen Richtungen ist die Vergangenheit wählerisch.',
    ],
    diagonal: ['Diagonale', 'Eine Krümmung, die jedes Gewicht für sich nimmt und weglässt, wie die Gewichte voneinander abhängen.'],
    glm: [
      'GLM (verallgemeinertes lineares Modell)',
      'Ein Modell, das in seinen Gewichten linear ist, wie die logistische Regression: Seine Merkmale bewegen sich beim Lernen nicht.',
    ],
    network: ['Netz', 'Ein Modell, das seine Merkmale selbst lernt, so dass sie sich mit den Gewichten bewegen.'],
    differs: ['% der Fläche', 'Anteil der Fläche, auf dem eine Methode anders entscheidet als das exakte Neutraining.'],
    weights: ['Gewichte des Gedächtnisses', 'Wie viel ein gemerkter Punkt zählt: einfach, oder für alle Punkte, für die er steht.'],
    nats: ['nats', 'Einheit des Verlusts: ein Logarithmus zur Basis e.'],
  },
  methods: {
    exact: 'Exaktes Neutraining',
    'keep-old': 'Das alte Modell behalten',
    functional: 'Funktionale Regularisierung',
    'weight-prior': 'Gewichts-Prior',
    'centred-replay': 'Zentriertes Replay',
    'ewc-full': 'EWC, voll',
    'fine-tune': 'Nur auf dem Neuen trainieren',
  },
  lessons: Object.fromEntries(Object.entries(files).map(([file, words]) => [file.slice('./de/'.length, -'.ts'.length), words.default])),
};

export default german;
