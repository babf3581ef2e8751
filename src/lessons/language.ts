import { english } from './words/en.ts';
import type { Words } from './words.ts';

const files = import.meta.glob<{ default: Words }>(['./words/*.ts', '!./words/en.ts']);
const fileOf = (lang: string): string => `./words/${lang}.ts`;

/** Languages of the lessons by their codes: English, and those that have a file in `words/`. */
export const languages: readonly string[] = ['en', ...Object.keys(files).map((file) => file.slice('./words/'.length, -'.ts'.length))];

/** Name of a language in itself: 'Deutsch'. */
export const languageName = (lang: string): string => new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;

/** The first of the wanted languages that the lessons have, 'de' for 'de-CH' too; English where they have none. */
export const languageFor = (wanted: readonly (string | null | undefined)[]): string => {
  const codes = wanted.map((lang) => lang?.toLowerCase().split('-')[0]);
  return codes.find((code): code is string => code !== undefined && languages.includes(code)) ?? 'en';
};

/** Words of a language; those of any but English are fetched when they are first asked for. Rejects where they cannot be had. */
export const wordsOf = async (lang: string): Promise<Words> => (await files[fileOf(lang)]?.())?.default ?? english;

/** The numbers of an English text as a language writes them: '1,012 points, 0.7 %' in German '1.012 points, 0,7 %'. */
export const numbersIn = (lang: string, text: string): string =>
  lang === 'en'
    ? text
    : text.replace(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g, (number) => {
        const digits = number.split('.')[1]?.length ?? 0;
        return new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
          Number(number.replaceAll(',', '')),
        );
      });
