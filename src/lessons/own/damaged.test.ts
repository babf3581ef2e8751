import { expect, test } from 'vitest';
import { DataError } from '../../data/dataError.ts';
import { readText } from '../../data/files/content.ts';
import { checksum } from '../../scenario/bits.ts';
import { lessonIn } from '../../store/persist/lessonAddress.ts';
import { damagedLessonFiles, damagedLessonLinks, smallLesson } from '../../testing/damagedLessons.ts';
import { fakeStorage, fakeStore, smallScenario } from '../../testing/fakeStore.ts';
import { scenarioAt } from '../lesson.ts';
import { lessonById } from '../lessons.ts';
import { lessonData } from './ownLesson.ts';
import { createReceiver } from './receive.ts';
import { createShelf } from './shelf.ts';

/** Damaged links, among them addresses of the project's own lessons, and files. */
const LINKS = 15_000;
const FILES = 5_000;

test(`${LINKS + FILES} damaged links and files of lessons neither throw nor change the work, and what opens is whole`, () => {
  const { store } = fakeStore();
  store.edit(smallScenario({ prior: { precision: 7 } }));
  const { scenario, undoable, redoable } = store.getState();
  const storage = fakeStorage();
  const shelf = createShelf({ local: () => storage, now: () => 0 });
  const receiver = createReceiver({ store, shelf, check: checksum });
  const said = { refused: 0, opened: 0, places: 0 };

  const afterwards = (what: string): void => {
    const state = store.getState();
    if (state.scenario !== scenario || state.undoable !== undoable || state.redoable !== redoable || !state.touched)
      expect.fail(`the work changed at ${JSON.stringify(what.slice(0, 500))}`);
    for (const { id, tone, text } of state.notices) {
      if (tone === 'error') said.refused++;
      expect(text.length).toBeLessThan(800);
      store.dismiss(id);
    }
    const place = state.lesson?.lesson;
    if (!place) return;
    said.opened++;
    const lesson = shelf.find(place)?.lesson;
    if (lesson) for (const k of lesson.steps.keys()) expect(scenarioAt(lesson, k).version).toBe(1);
    shelf.remove(place);
    store.show({ lesson: null });
  };

  const links = damagedLessonLinks(20_261_128);
  for (let run = 0; run < LINKS; run++) {
    const hash = links.next().value;
    if (/^#?t=/.test(hash)) receiver.openLink(hash);
    else {
      // An address of the project's own lesson: a place that the list answers, or none.
      const place = lessonIn(hash);
      if (place?.lesson) {
        said.places++;
        lessonById(place.lesson)?.steps.find(({ id }) => id === place.step);
      }
    }
    afterwards(hash);
  }
  const files = damagedLessonFiles(7);
  for (let run = 0; run < FILES; run++) {
    const text = files.next().value;
    try {
      const content = readText(text);
      if (content.kind === 'lesson') receiver.openFile('x.lesson.json', content.value);
    } catch (error) {
      // What is no JSON any more is refused as any other file is.
      if (!(error instanceof DataError)) throw error;
    }
    afterwards(text);
  }
  expect(said.refused).toBeGreaterThan((LINKS + FILES) / 3);
  expect(said.opened).toBeGreaterThan((LINKS + FILES) / 40);
  expect(said.places).toBeGreaterThan(LINKS / 20);
  expect(store.getState().scenario).toBe(scenario);
});

test('a lesson opens from a file, again to the same one, and from a pasted link', () => {
  const { store } = fakeStore();
  const storage = fakeStorage();
  const shelf = createShelf({ local: () => storage, now: () => 5 });
  const { openFile, openLink } = createReceiver({ store, shelf, check: checksum });
  const content = readText(JSON.stringify(lessonData(smallLesson()), null, 2));
  if (content.kind !== 'lesson') throw new Error('it is no lesson');
  openFile('small.lesson.json', content.value);
  const id = store.getState().lesson?.lesson ?? '';
  const kept = shelf.find(id);
  expect(kept).toMatchObject({ isMine: false, at: 5, lesson: { title: smallLesson().title, author: 'A. Teacher' } });
  openFile('again.lesson.json', content.value);
  expect(shelf.list()).toHaveLength(1);

  const link = readText(`https://replayground.example/${kept?.link}`);
  expect(link).toEqual({ kind: 'lesson', value: kept?.link });
  openLink(`${kept?.link}&l=s2`);
  expect(store.getState().lesson).toMatchObject({ step: 's2', isAsked: true });
});
