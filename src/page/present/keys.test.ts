import { expect, test } from 'vitest';
import { actionOf } from './keys.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NONE> = {}, inControl = false) => actionOf({ key, ...NONE, ...held }, inControl);

test.each([
  ['ArrowRight', 'on'],
  [' ', 'on'],
  ['PageDown', 'on'],
  ['ArrowLeft', 'back'],
  ['PageUp', 'back'],
  ['1', 0],
  ['9', 8],
  ['b', 'blank'],
  ['B', 'blank'],
  ['.', 'blank'],
  ['f', 'full'],
  ['D', 'dark'],
  ['Escape', 'leave'],
  ['0', null],
  ['ArrowUp', null],
  ['Enter', null],
  ['r', null],
  ['c', null],
  ['Tab', null],
])('%s: %s', (key, action) => {
  expect(press(key)).toBe(action);
});

test('undo and redo are as on the page; other keys with Ctrl or Alt are the browser’s', () => {
  expect(press('z', { ctrlKey: true })).toBe('undo');
  expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(press('y', { ctrlKey: true })).toBe('redo');
  for (const key of ['f', 'd', 'b', '1', 'PageDown', 'ArrowRight']) expect(press(key, { ctrlKey: true })).toBeNull();
  for (const key of ['ArrowLeft', 'd', '1']) expect(press(key, { altKey: true })).toBeNull();
});

test('a control that was reached by keyboard keeps arrows and Space; a clicker goes on all the same', () => {
  for (const key of ['ArrowRight', 'ArrowLeft', ' ']) expect(press(key, {}, true)).toBeNull();
  expect(press('PageDown', {}, true)).toBe('on');
  expect(press('PageUp', {}, true)).toBe('back');
  expect(press('Escape', {}, true)).toBe('leave');
  expect(press('3', {}, true)).toBe(2);
});

test('with Shift the arrows are the canvas’s', () => {
  expect(press('ArrowRight', { shiftKey: true })).toBeNull();
});
