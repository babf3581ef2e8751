import type { Plugin } from 'vite';
import { fromMethods } from './fromMethods.ts';

/** Offers `virtual:method-colors.css`: `--method-<id>` of every method's mark, light and dark beside each other ('+' becomes '-and-'). */
export const methodColors = (): Plugin =>
  fromMethods('method-colors.css', (methods) => {
    const color = ({ id, mark }: (typeof methods)[number]): string =>
      `  --method-${id.replaceAll('+', '-and-')}: light-dark(${mark.light}, ${mark.dark});`;
    return `:root {\n${methods.map(color).join('\n')}\n}\n`;
  });
