import { createRandom } from '../src/core/random.ts';

/** What a hand that knows nothing of the page may do to it, and how often it does. */
const KINDS = {
  stroke: 18,
  press: 18,
  slide: 12,
  choose: 6,
  type: 4,
  key: 14,
  undo: 7,
  redo: 5,
  tool: 5,
  panel: 4,
  train: 4,
  link: 1,
} as const;
export type Kind = keyof typeof KINDS;

/** One thing that is done: which part of the page it is done to, and how, are shares of what is there then. */
export interface Action {
  readonly kind: Kind;
  readonly shares: readonly number[];
}

/** So many actions; the same for the same seed. */
export const actionsOf = (seed: number, count: number): Action[] => {
  const random = createRandom(seed);
  const often = Object.entries(KINDS).flatMap(([kind, times]) => Array<Kind>(times).fill(kind as Kind));
  return Array.from({ length: count }, () => ({
    kind: often[random.integer(often.length)] ?? 'stroke',
    shares: Array.from({ length: 8 }, random.uniform),
  }));
};

/** Does the actions; runs in the page, and says what it did. */
export const perform = async ({ actions, links }: { actions: readonly Action[]; links: readonly string[] }): Promise<string[]> => {
  const frame = () => new Promise(requestAnimationFrame);
  const done: string[] = [];
  const named = (one: Element): string =>
    one.getAttribute('aria-label') ?? ((one as HTMLInputElement).labels?.[0]?.textContent || (one.textContent ?? '').trim().slice(0, 40));
  /** They leave the page, show it as something else, open what only the browser has, or make a file each time. */
  const LEFT_OUT = /open a file|share|csv|json|svg|png|python|print|present|copy|open in replayground|start afresh|file …/i;
  const there = (selector: string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (one) => !one.matches(':disabled') && one.checkVisibility({ visibilityProperty: true }) && !LEFT_OUT.test(named(one)),
    );
  const oneOf = <Item>(items: readonly Item[], share: number): Item | undefined => items[Math.floor(share * items.length)];
  const enter = (field: HTMLInputElement | HTMLSelectElement, value: string): void => {
    const kind = field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
    // As the browser does: React listens to what does not go through its own setter.
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}): void => {
    for (const type of ['keydown', 'keyup'])
      target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...more }));
  };
  const click = (one: HTMLElement | undefined): void => {
    if (!one) return;
    done.push(`  ${one.tagName.toLowerCase()} ${named(one)}`);
    one.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true, isPrimary: true, button: 0, buttons: 1 }));
    one.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 0 }));
    one.click();
    one.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, cancelable: true, isPrimary: true, button: 0 }));
  };
  const stroke = async (shares: readonly number[]): Promise<void> => {
    const sheet = document.querySelector<HTMLElement>('[role="application"][aria-label^="Canvas."]');
    if (!sheet) return;
    const box = sheet.getBoundingClientRect();
    const at = (type: string, k: number, buttons: number): void => {
      sheet.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          cancelable: true,
          pointerId: 1,
          isPrimary: true,
          pointerType: 'mouse',
          button: type === 'pointermove' ? -1 : 0,
          buttons,
          clientX: box.left + (shares[k] ?? 0.5) * box.width,
          clientY: box.top + (shares[k + 1] ?? 0.5) * box.height,
        }),
      );
    };
    at('pointermove', 0, 0);
    at('pointerdown', 0, 1);
    at('pointermove', 2, 1);
    await frame();
    at('pointermove', 4, 1);
    at('pointerup', 4, 0);
  };
  const KEYS = [
    'ArrowLeft',
    'ArrowUp',
    'ArrowRight',
    'ArrowDown',
    'Enter',
    'n',
    'N',
    'f',
    'c',
    '+',
    '-',
    '0',
    'Escape',
    'Delete',
    ' ',
    '[',
  ];

  for (const { kind, shares } of actions) {
    const [first = 0, second = 0] = shares;
    done.push(kind);
    if (kind === 'stroke') await stroke(shares);
    else if (kind === 'press') click(oneOf(there('button, summary, input[type="checkbox"], input[type="radio"], [role="switch"]'), first));
    else if (kind === 'slide') {
      const slider = oneOf(there('input[type="range"]') as HTMLInputElement[], first);
      if (slider) enter(slider, String(Number(slider.min) + second * (Number(slider.max) - Number(slider.min))));
    } else if (kind === 'choose') {
      const menu = oneOf(there('select') as HTMLSelectElement[], first);
      const option =
        menu &&
        oneOf(
          [...menu.options].filter(({ disabled }) => !disabled),
          second,
        );
      if (menu && option) enter(menu, option.value);
    } else if (kind === 'type') {
      const field = oneOf(there('input[type="number"], input:not([type])') as HTMLInputElement[], first);
      if (field) {
        field.focus();
        enter(field, ['-1', '0', '1', '7', '40', '0.3', 'x', ''][Math.floor(second * 8)] ?? '');
        press(field, 'Enter');
        field.blur();
      }
    } else if (kind === 'key') {
      const sheet = document.querySelector<HTMLElement>('[role="application"]');
      press((second < 0.7 && sheet) || document.body, oneOf(KEYS, first) ?? 'n', { shiftKey: shares[2] !== undefined && shares[2] < 0.3 });
    } else if (kind === 'undo') press(document.body, 'z', { ctrlKey: true });
    else if (kind === 'redo') press(document.body, 'y', { ctrlKey: true });
    else if (kind === 'tool') press(document.body, String(1 + Math.floor(first * 9)));
    else if (kind === 'panel') {
      const tab = oneOf(there('[role="tab"]'), first);
      tab?.focus();
      click(tab);
    } else if (kind === 'train') press(document.body, first < 0.6 ? ' ' : first < 0.8 ? 'r' : 'ArrowRight');
    else location.hash = oneOf(links, first) ?? '';
    // One dialog hides all the rest.
    if (document.querySelector('dialog[open]') && first < 0.5) press(document.activeElement ?? document.body, 'Escape');
    // Some things are done between two frames.
    if (second < 0.6) await frame();
  }
  await frame();
  return done;
};

/** What no page may show, whatever was done to it; runs in the page, which has 240 frames to draw. */
export const wrongIn = async (): Promise<string[]> => {
  const frame = () => new Promise(requestAnimationFrame);
  const inked = (sheet: HTMLCanvasElement): boolean => {
    const { width, height } = sheet;
    if (width === 0 || height === 0) return false;
    return (
      sheet
        .getContext('2d')
        ?.getImageData(0, 0, width, height)
        .data.some((value, i) => i % 4 === 3 && value > 0) ?? false
    );
  };
  const blank = (): string[] => {
    const sheet = document.querySelector('[role="application"][aria-label^="Canvas."]');
    const found: string[] = [];
    if (sheet) {
      const points = sheet.querySelector<HTMLCanvasElement>('canvas[data-layer="points"]');
      if (!/ 0 points/.test(sheet.getAttribute('aria-label') ?? '') && !(points && inked(points)))
        found.push('no point is drawn on the canvas');
    } else if (!document.querySelector('.canvas-none')) found.push('there is no canvas');
    for (const map of document.querySelectorAll<HTMLCanvasElement>('.card-map canvas')) {
      const box = map.getBoundingClientRect();
      const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      if (seen && !inked(map)) found.push(`blank: the map of ${map.closest('[data-method]')?.getAttribute('data-method')}`);
    }
    return found;
  };
  // All points come into view: one may have looked where none is.
  document
    .querySelector('[role="application"]')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true, cancelable: true }));
  let found = blank();
  for (let frames = 0; found.length > 0 && frames < 240; frames += 10) {
    for (let k = 0; k < 10; k++) await frame();
    found = blank();
  }
  const said = [
    document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [aria-valuetext], [title]')].map((one) =>
      ['aria-label', 'aria-valuetext', 'title'].map((name) => one.getAttribute(name) ?? '').join('\n'),
    ),
  ].join('\n');
  for (const [word] of said.matchAll(/.{0,30}(?:\bundefined\b|\bNaN\b|\[object |\bnull\b).{0,30}/g)) found.push(`“${word}”`);
  if (document.querySelector('[role="alert"]')?.textContent?.includes('could not be drawn')) found.push('the page could not be drawn');
  return found;
};

/** Undoes, or does again, until there is no more; runs in the page, and is false where there was nothing to begin with. */
export const wind = async (which: 'Undo' | 'Redo'): Promise<boolean> => {
  const key = which === 'Undo' ? 'z' : 'y';
  const more = (): boolean => document.querySelector<HTMLButtonElement>(`header button[aria-label^="${which}"]`)?.disabled === false;
  const began = more();
  for (let frames = 0; frames < 60 && more(); frames++) {
    for (let k = 0; k < 8; k++)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }));
    await new Promise(requestAnimationFrame);
  }
  return began;
};

/** The scenario that the page keeps, without where one looks; runs in the page. */
export const kept = (): unknown => {
  // As it is about to close, it keeps what waits.
  dispatchEvent(new Event('pagehide'));
  const [text] = Object.entries(localStorage)
    .filter(([key]) => key.startsWith('replayground.work.'))
    .map(([, value]) => value);
  const { view, ...scenario } = JSON.parse(text ?? '{}').scenario ?? {};
  return scenario;
};
