/** A visitor without a plan. Runs in the page, so it is one function without imports: `page.evaluate(monkey, …)`. */

export interface Walk {
  readonly seed: number;
  readonly actions: number;
  /** Content of files that are dropped, and addresses that come: good and damaged. */
  readonly files: readonly string[];
  readonly links: readonly string[];
  /** Walks on from here; one that is done undoes all. */
  readonly undoes: boolean;
}

export interface Walked {
  /** Each action in words, in order. */
  readonly said: readonly string[];
  /** Errors of the page and of its console, each with the action before it, and pictures that were blank. */
  readonly faults: readonly string[];
  /** The scenario as the page keeps it, without its screen; null where it keeps none. */
  readonly kept: string | null;
}

export const monkey = async ({ seed, actions, files, links, undoes }: Walk): Promise<Walked> => {
  // Mulberry32.
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (below: number): number => Math.floor(random() * below);
  const one = <T>(items: readonly T[]): T | undefined => items[integer(items.length)];

  const said: string[] = [];
  const faults: string[] = [];
  const fault = (what: unknown): void => {
    faults.push(
      `after action ${said.length} (${said.at(-1) ?? 'none'}): ${what instanceof Error ? (what.stack ?? what.message) : String(what)}`,
    );
  };
  const ends = new AbortController();
  addEventListener('error', ({ error, message }) => fault(error ?? message), { signal: ends.signal });
  addEventListener('unhandledrejection', ({ reason }) => fault(reason), { signal: ends.signal });
  const { error } = console;
  console.error = (...parts: unknown[]) => fault(parts.join(' '));

  const channel = new MessageChannel();
  const task = (): Promise<void> =>
    new Promise((resolve) => {
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  const frame = (): Promise<number> => new Promise(requestAnimationFrame);

  /** What goes beyond the page, costs minutes, or forgets the way back. */
  const LEFT =
    /Python|CSV|JSON|SVG|PNG|Save|Print|Copy|Share|Open a file|Start afresh|Snapshots|Engine|Embed|from \d+ other starts|Dismiss all/i;
  /** What opens another scenario after a while: not at the end of a walk, which would be over before it comes. */
  const LATER = /Iris|penguins|Open|Show me|Back to|Load/i;
  const isLate = (): boolean => said.length > actions - 40;
  const nameOf = (element: Element): string =>
    (element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '')
      .trim()
      .slice(0, 40) ||
    element.getAttribute('title') ||
    element.tagName;
  const find = <E extends HTMLElement>(selector: string): E | undefined => {
    // A dialog keeps all else out of reach.
    const root = document.querySelector('dialog[open], [role=dialog]') ?? document;
    const all = [...root.querySelectorAll<E>(selector)];
    for (let tries = 0; tries < 6 && all.length > 0; tries++) {
      const found = one(all);
      if (
        found?.checkVisibility() &&
        !found.matches(':disabled, [aria-disabled=true], [inert] *') &&
        !LEFT.test(nameOf(found)) &&
        !(isLate() && LATER.test(nameOf(found)))
      )
        return found;
    }
    return undefined;
  };
  const pointer = (target: EventTarget, type: string, x: number, y: number, buttons: number): void => {
    // The mouse's pointer is always there to be captured.
    const init = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: type === 'pointermove' ? -1 : 0, buttons }; // biome-ignore format: a row
    target.dispatchEvent(new PointerEvent(type, init));
    const mouse = { pointerdown: 'mousedown', pointerup: 'mouseup', pointermove: 'mousemove' }[type];
    if (mouse) target.dispatchEvent(new MouseEvent(mouse, { ...init, button: 0 }));
  };
  const click = (element: HTMLElement): void => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    pointer(element, 'pointerdown', x, y, 1);
    element.focus({ preventScroll: true });
    pointer(element, 'pointerup', x, y, 0);
    element.click();
  };
  const key = (name: string, more: KeyboardEventInit = {}): void => {
    const target = document.activeElement ?? document.body;
    const init = { key: name, code: name === ' ' ? 'Space' : name, bubbles: true, cancelable: true, ...more };
    target.dispatchEvent(new KeyboardEvent('keydown', init));
    target.dispatchEvent(new KeyboardEvent('keyup', init));
  };
  const fill = (element: HTMLInputElement | HTMLSelectElement, value: string): void => {
    // React watches the setter of the element itself.
    const kind = element instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  };

  const sheet = (): HTMLElement | null => document.querySelector<HTMLElement>('[role=application][aria-label^="Canvas."]');
  const stroke = (): string => {
    const canvas = sheet();
    if (!canvas) return 'no canvas';
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const [u, v] = [random(), random()];
    const at = (x: number, y: number): [number, number] => [left + x * width, top + y * height];
    pointer(canvas, 'pointermove', ...at(u, v), 0);
    pointer(canvas, 'pointerdown', ...at(u, v), 1);
    const moves = integer(4);
    for (let k = 0; k < moves; k++) pointer(canvas, 'pointermove', ...at(u + (random() - 0.5) / 4, v + (random() - 0.5) / 4), 1);
    pointer(canvas, 'pointerup', ...at(u, v), 0);
    return `stroke of ${moves} moves at ${u.toFixed(2)}, ${v.toFixed(2)}`;
  };
  const press = (selector: string) => (): string => {
    const element = find(selector);
    if (!element) return `nothing to press of ${selector}`;
    const what = `press “${nameOf(element)}”`;
    click(element);
    return what;
  };
  const slide = (): string => {
    const slider = find<HTMLInputElement>('input[type=range]');
    if (!slider) return 'no slider';
    const { left, top, width, height } = slider.getBoundingClientRect();
    const [min, max] = [Number(slider.min), Number(slider.max)];
    pointer(slider, 'pointerdown', left, top + height / 2, 1);
    const values = Array.from({ length: 1 + integer(3) }, () => String(min + Math.round(random() * 100) * ((max - min) / 100)));
    for (const value of values) fill(slider, value);
    pointer(slider, 'pointerup', left + width / 2, top + height / 2, 0);
    return `slide “${nameOf(slider)}” by ${values.join(', ')}`;
  };
  const number = (): string => {
    const field = find<HTMLInputElement>('input[type=number], [role=spinbutton]:is(input)');
    if (!field) return 'no number';
    const value = one(['0', '1', '2', '7', '12', '40', '0.5', '-3', '', '1e9'].filter((text) => field.max === '' || Number(text) <= Math.min(60, Number(field.max)))) ?? '1'; // biome-ignore format: a row
    field.focus({ preventScroll: true });
    fill(field, value);
    key('Enter');
    field.blur();
    return `number “${nameOf(field)}” := ${value}`;
  };
  const select = (): string => {
    const field = find<HTMLSelectElement>('select');
    const option = field && one([...field.options].filter(({ disabled }) => !disabled));
    if (!field || !option || LEFT.test(option.text) || LEFT.test(field.labels?.[0]?.textContent ?? '')) return 'no select';
    fill(field, option.value);
    return `select ${option.text}`;
  };
  const KEYS = ['b', 'a', 'e', 'r', 'm', 'h', 'l', '1', '2', 'c', '?', ' ', 'Enter', 'Escape', 'Tab', 'Delete', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']; // biome-ignore format: a row
  const type = (): string => {
    if (random() < 0.4) (random() < 0.5 ? sheet() : find('[tabindex="0"], button, [role=tab]'))?.focus({ preventScroll: true });
    const name = one(KEYS) ?? 'Escape';
    const shiftKey = random() < 0.15;
    key(name, { shiftKey });
    return `key ${shiftKey ? 'Shift+' : ''}${name}`;
  };
  const back = (): string => {
    const redo = random() < 0.4;
    (document.activeElement as HTMLElement | null)?.blur();
    key(redo ? 'y' : 'z', { ctrlKey: true });
    return redo ? 'redo' : 'undo';
  };
  const drop = (): string => {
    const at = integer(files.length);
    const transfer = new DataTransfer();
    transfer.items.add(new File([files[at] ?? ''], `file-${at}.csv`));
    for (const kind of ['dragover', 'drop'])
      document.querySelector('main')?.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    return `drop file ${at}`;
  };
  const follow = (): string => {
    const link = one(links) ?? '';
    location.hash = link;
    return `address ${link.slice(0, 24)}`;
  };
  const scene = (): string => {
    const opener = find<HTMLButtonElement>('.panel button[aria-haspopup], .panel-top button');
    if (!opener) return 'no scenes';
    click(opener);
    return `press “${nameOf(opener)}”`;
  };
  const hover = (): string => {
    const element = find('.card, [role=application], .chart-facet-plot');
    if (!element) return 'nothing to hover';
    const { left, top, width, height } = element.getBoundingClientRect();
    for (let k = 0; k < 3; k++) pointer(element, 'pointermove', left + random() * width, top + random() * height, 0);
    return `hover “${nameOf(element).slice(0, 20)}”`;
  };
  const kinds: readonly (readonly [number, () => string])[] = [
    [20, stroke],
    [14, press('button')],
    [10, press('input[type=radio], input[type=checkbox], summary')],
    [8, press('[role=tab]')],
    [10, slide],
    [5, number],
    [4, select],
    [12, type],
    [10, back],
    [2, drop],
    [2, follow],
    [1, scene],
    [4, hover],
  ];
  const likely = kinds.flatMap(([share, kind]) => Array.from({ length: share }, () => kind));
  const act = (): void => {
    const drawn = one(likely) ?? stroke;
    const kind = isLate() && (drawn === drop || drawn === follow || drawn === scene) ? stroke : drawn;
    // Nobody stays in a dialog for long.
    const inDialog = document.querySelector('dialog[open]') !== null && random() < 0.5;
    said.push(inDialog ? press('button')() : kind());
  };

  /** Results of a plane have a map on the canvas: as soon as it has been painted, and it stays. */
  const isBlank = (): boolean => {
    const map = document.querySelector<HTMLCanvasElement>('[data-layer=map]');
    const figures = document.querySelector('.card[data-method=exact] .card-map');
    // A method that is not defined here has no map, and the canvas says so.
    if (!map || !figures || document.querySelector('.app[data-outdated], .canvas-note')) return false;
    return (
      getComputedStyle(map).visibility === 'hidden' ||
      map.width === 0 ||
      (map.getContext('2d')?.getImageData(map.width >> 1, map.height >> 1, 1, 1).data[3] ?? 0) === 0
    );
  };
  const look = async (): Promise<void> => {
    for (let tries = 0; isBlank(); tries++) {
      if (tries === 240) return fault('the canvas is blank where there are results');
      await frame();
    }
  };

  for (let k = 0; k < actions; k++) {
    act();
    await task();
    if (k % 10 === 9) {
      await frame();
      await look();
    }
  }
  if (undoes) {
    for (let k = 0; document.querySelector('dialog[open]') && k < 20; k++) {
      key('Escape');
      document.querySelector<HTMLDialogElement>('dialog[open]')?.dispatchEvent(new Event('cancel', { cancelable: true }));
      await frame();
    }
    const undo = document.querySelector<HTMLButtonElement>('button[aria-label^=Undo]');
    for (let k = 0; undo && !undo.disabled && k < 400; k++) {
      undo.click();
      await task();
    }
    await frame();
    await look();
  }
  dispatchEvent(new Event('pagehide'));
  const slot = Object.keys(localStorage).find((name) => name.startsWith('replayground.work.'));
  const { scenario } = JSON.parse((slot && localStorage.getItem(slot)) ?? '{}');
  ends.abort();
  console.error = error;
  return { said, faults, kept: scenario ? JSON.stringify({ ...scenario, view: undefined }) : null };
};
