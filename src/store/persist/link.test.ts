import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../scenario/link.ts';
import { fakeStore, smallScenario } from '../../testing/fakeStore.ts';
import { createLinks } from './link.ts';

const setUp = (hash = '', clipboard = true) => {
  const { store } = fakeStore();
  const page = { address: hash, copied: '', saved: 0 };
  const links = createLinks({
    store,
    saveScenario: () => page.saved++,
    page: {
      hash: () => page.address,
      replaceHash: (next) => {
        page.address = next;
        return `https://example.org/${next}`;
      },
      copy: async (text) => {
        if (!clipboard) throw new Error('refused');
        page.copied = text;
      },
    },
  });
  return { store, page, links };
};
const other = encodeLink(smallScenario({ prior: { precision: 7 } })) ?? '';
const notices = (store: ReturnType<typeof setUp>['store']) => store.getState().notices;

test('a link in the address is opened at the start', () => {
  const { store, links } = setUp(other);
  links.readAtStart();
  expect(store.getState().scenario.prior.precision).toBe(7);
  expect(store.getState().touched).toBe(false);
});

test('a link that arrives later replaces nothing without a question', () => {
  const { store, page, links } = setUp();
  links.readAtStart();
  store.edit({ ...store.getState().scenario, prior: { precision: 2 } });
  page.address = other;
  links.readChanged();
  expect(store.getState().scenario.prior.precision).toBe(2);
  const question = notices(store).at(-1);
  expect(question?.actions.map(({ label }) => label)).toEqual(['Open the link', 'Keep my work']);
  question?.actions[0]?.run();
  expect(store.getState().scenario.prior.precision).toBe(7);
  store.undo();
  expect(store.getState().scenario.prior.precision).toBe(2);
});

test('without work of one’s own it is opened at once; keeping one’s work puts the address back', () => {
  const { store, page, links } = setUp();
  page.address = other;
  links.readChanged();
  expect(store.getState().scenario.prior.precision).toBe(7);
  store.edit({ ...store.getState().scenario, prior: { precision: 2 } });
  page.address = encodeLink(smallScenario({ prior: { precision: 9 } })) ?? '';
  links.readChanged();
  notices(store).at(-1)?.actions[1]?.run();
  expect(page.address).toBe(other);
  expect(store.getState().scenario.prior.precision).toBe(2);
});

test.each([
  ['cut at its beginning', '#s=1.'],
  ['cut in the middle', other.slice(0, other.length / 2)],
  ['cut at its end', other.slice(0, -4)],
  ['changed by a letter', other.replace(/^(#s=1\..{12})./, '$1~')],
  ['not ours', '#s=hello'],
  ['from a newer version', other.replace('#s=1.', '#s=2.')],
])('a damaged link at the start says so and changes nothing: %s', (_, hash) => {
  const { store, links } = setUp(hash);
  const { scenario } = store.getState();
  expect(links.readAtStart()).toBe(false);
  expect(store.getState().scenario).toBe(scenario);
  expect(notices(store)).toMatchObject([{ tone: 'error', text: expect.stringMatching(/^The link was not opened: .*\.$/) }]);
});

test('an address that is no link says nothing', () => {
  const { store, links } = setUp('#help');
  links.readAtStart();
  expect(notices(store)).toEqual([]);
});

test('sharing rounds the scenario to the grid as one undo step, and the link opens to the same numbers', async () => {
  const { store, page, links } = setUp();
  const original = store.getState().scenario;
  await links.share();
  const shared = decodeLink(page.address);
  expect(shared.outcome).toBe('ok');
  if (shared.outcome !== 'ok') return;
  expect(shared.scenario.data.points).toEqual(store.getState().scenario.data.points);
  expect(page.copied).toBe(`https://example.org/${page.address}`);
  expect(store.getState().touched).toBe(false);
  if (store.getState().undoable.length > 0) {
    store.undo();
    expect(store.getState().scenario).toBe(original);
  }
});

test('what the screen shows travels with the link', async () => {
  const { store, page, links } = setUp();
  store.chooseMethod('exact');
  store.toggleMethod('k-prior');
  await links.share();
  const receiver = setUp(page.address);
  receiver.links.readAtStart();
  expect(receiver.store.getState()).toMatchObject({ chosenMethod: 'exact', hidden: ['k-prior'] });
});

test('where the clipboard is refused the link is shown', async () => {
  const { store, page, links } = setUp('', false);
  await links.share();
  expect(store.getState()).toMatchObject({ dialog: 'link', linkText: `https://example.org/${page.address}` });
});

test('a long link is warned about, a very long one becomes a file', async () => {
  const random = (i: number) => ((i * 7919) % 4096) / 4096;
  const points = (count: number) => Array.from({ length: count }, (_, i) => [random(i), random(3 * i + 1), i % 2]);
  const { store, page, links } = setUp();
  store.edit(smallScenario({ data: { points: points(600) } }));
  await links.share();
  expect(notices(store).at(-1)?.text).toContain('characters long');
  const { address } = page;
  store.edit(smallScenario({ data: { points: points(4000) } }));
  await links.share();
  expect(page.address).toBe(address);
  notices(store).at(-1)?.actions[0]?.run();
  expect(page.saved).toBe(1);
});
