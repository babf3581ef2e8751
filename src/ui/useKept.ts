import { useRef } from 'react';

/** Lists up to this length are compared member by member, and lists of numbers; another is the same only as the same object. */
const SHORT = 64;

const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  const kind = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null || (Array.isArray(value) && value.length <= SHORT);
};

const areNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && typeof value[0] === 'number';

/** The two are equal part by part; long lists but of numbers, and what is not plain, only as the same object. */
export const alike = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (areNumbers(one) && areNumbers(other)) return one.length === other.length && one.every((value, k) => alike(value, other[k]));
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const parts = Object.entries(one);
  return parts.length === Object.keys(other).length && parts.every(([key, part]) => alike(part, (other as Record<string, unknown>)[key]));
};

/** The value before, as long as the new one is alike: what is computed from it stays as it is. */
export const useKept = <T>(value: T): T => {
  const kept = useRef(value);
  if (!alike(kept.current, value)) kept.current = value;
  return kept.current;
};
