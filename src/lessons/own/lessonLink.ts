import { deflateSync, Inflate } from 'fflate';
import { checksum, pack, packedLength, unpack, unpackAscii } from '../../scenario/bits.ts';
import { fieldsOf, ScenarioError } from '../../scenario/check.ts';
import { canonicalJson, weightOf } from '../../scenario/difference.ts';
import { decodeLink, encodeLink, linkOf } from '../../scenario/link.ts';
import type { Lesson } from '../lesson.ts';
import { lessonData, type OwnLesson, ownId, readOwnLesson } from './ownLesson.ts';

/*
 * A lesson's link is `#t=1.<lesson>.<points>.<check>`.
 * lesson  base64url of deflated JSON in ASCII, keys sorted: title, author, claim, steps with their patches and texts, and as `scenario`
 *         the config of the first scenario, exactly as a scenario's link has it.
 * points  the packed points of the first scenario, as a scenario's link has them.
 * check   as in a scenario's link.
 */

/** Longest link that is read, in characters; most characters, fields and levels of nesting of what is in it. */
export const lessonLinkLimits = { characters: 20_000, decoded: 1_000_000, fields: 30_000, levels: 24 } as const;

/** Deflated bytes that are inflated before the size is looked at again: at most a thousand times as many come out. */
const SLICE = 256;

export type LessonOutcome =
  | { readonly outcome: 'ok'; readonly lesson: OwnLesson /** What was left out, a sentence each. */; readonly notes: readonly string[] }
  | { readonly outcome: 'refused' /** One sentence. */; readonly because: string };

/** The hash of plain data and packed points. */
export const lessonLinkOf = (json: string, points: string): string => {
  const bytes = deflateSync(new TextEncoder().encode(json), { level: 9 });
  const body = `1.${pack([...bytes], 8)}.${points}`;
  return `#t=${body}.${checksum(body)}`;
};

/** The hash `#t=1.…` of a lesson; equal lessons give equal links. Null where its first scenario has no link. */
export const encodeLesson = (lesson: Lesson): string | null => {
  const { title: _, ...start } = lesson.start;
  const [, config = '', points = ''] = encodeLink(start)?.split('.') ?? [];
  const text = unpackAscii(config);
  if (!text) return null;
  const { start: __, replayground: ___, version: ____, ...rest } = lessonData(lesson);
  return lessonLinkOf(canonicalJson({ ...rest, scenario: JSON.parse(text) }), points);
};

const refused = (because: string): LessonOutcome => ({ outcome: 'refused', because });
const CUT = 'The link is cut short: part of it was lost on the way.';
const DAMAGED = 'The link is damaged: its check does not fit its content.';

/** The text that was deflated. Throws where it is none, or too long. */
const inflated = (bytes: Uint8Array): string => {
  const decoder = new TextDecoder();
  let [made, size] = ['', 0];
  const stream = new Inflate((part) => {
    size += part.length;
    if (size > lessonLinkLimits.decoded) throw new ScenarioError(`lesson: expected at most ${lessonLinkLimits.decoded} characters`);
    made += decoder.decode(part, { stream: true });
  });
  for (let at = 0; at < bytes.length; at += SLICE) stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  return made;
};

const bytesOf = (packed: string): Uint8Array => {
  const count = Math.floor((packed.length * 6) / 8);
  const values = packedLength(count, 8) === packed.length ? unpack(packed, 8, count) : null;
  if (values === null) throw new ScenarioError('lesson: it is no text');
  return Uint8Array.from(values);
};

const read = (packed: string, points: string, id: string, notes: readonly string[]): LessonOutcome => {
  try {
    const text = inflated(bytesOf(packed));
    const { fields: count, levels } = weightOf(text);
    if (count > lessonLinkLimits.fields)
      throw new ScenarioError(`lesson: expected at most ${lessonLinkLimits.fields} fields, got ${count}`);
    if (levels > lessonLinkLimits.levels)
      throw new ScenarioError(`lesson: expected at most ${lessonLinkLimits.levels} levels of nesting, got ${levels}`);
    const fields = fieldsOf('lesson', JSON.parse(text), 'any');
    const config = fieldsOf('lesson.scenario', fields.get('scenario'), 'any');
    const first = decodeLink(linkOf(canonicalJson(Object.fromEntries(config.keys().map((key) => [key, config.get(key)]))), points));
    if (first.outcome === 'refused') return refused(first.because);
    const rest = Object.fromEntries(
      fields
        .keys()
        .filter((key) => key !== 'scenario')
        .map((key) => [key, fields.get(key)]),
    );
    const made = readOwnLesson({ ...rest, version: 1, start: first.scenario }, id);
    return { outcome: 'ok', lesson: made.lesson, notes: [...notes, ...first.notes, ...made.notes] };
  } catch (error) {
    return refused(`The link holds no valid lesson: ${error instanceof ScenarioError ? error.message : 'its content cannot be read'}.`);
  }
};

/** The lesson that a hash carries. Never throws; what it yields, every step of it, is valid. The same link gives the same id. */
export const decodeLesson = (hash: string): LessonOutcome => {
  if (hash.length > lessonLinkLimits.characters)
    return refused(`The link is longer than ${lessonLinkLimits.characters.toLocaleString('en')} characters.`);
  const text = /^#?t=([^&]*)/.exec(hash)?.[1];
  const version = text === undefined ? undefined : /^(\d{0,4})(?:\.|$)/.exec(text)?.[1];
  if (text === undefined || version === undefined) return refused('This is no link to a lesson.');
  if (Number(version) > 1) return refused(`The link was made by a newer version of Replayground (format ${version}).`);
  if (version !== '1') return refused(text === '' ? CUT : 'This is no link to a lesson.');
  const parts = /^(1\.([\w-]+)\.([\w-]+))\.([\w-]{6})([^\w-].*)?$/s.exec(text);
  if (parts === null) return refused(/^1(?:\.[\w-]*){0,2}(?:\.[\w-]{0,5})?$/.test(text) ? CUT : DAMAGED);
  const [, body = '', lesson = '', points = '', check = '', rest = ''] = parts;
  if (checksum(body) !== check) return refused(DAMAGED);
  return read(lesson, points, ownId(check), rest === '' ? [] : [`Ignored what follows the link: “${rest.slice(0, 20)}”.`]);
};

/** The step that a lesson's link names after it. */
export const stepIn = (hash: string): string | null => /^[^&]*&l=([\w-]{1,32})$/.exec(hash)?.[1] ?? null;
