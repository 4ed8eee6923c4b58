import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Theme, ThemeError, themeFrom } from '../../lib/theme/Theme.ts';
import { readEnvironment } from '../environment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);

/**
 * The theme of this newsroom: `theme.config.ts`, or the file that THEME names.
 *
 * @throws ThemeError that names the field and the way out.
 */
export const loadTheme = (file = readEnvironment().theme): Theme => {
  const full = path.join(root, file);
  if (!existsSync(full))
    throw new ThemeError(`THEME names ${file}, which is not there. Name a file of this folder.`);
  const theme = themeFrom(load(full).default, file);
  const problems = listProblems(theme);
  if (problems.length > 0) throw new ThemeError(`The theme ${file} cannot be used:\n${problems.join('\n')}`);
  return theme;
};

/** Files that are missing, and fonts of other servers. */
const listProblems = ({ type, demonstration }: Theme): string[] => {
  const files: [field: string, file: string | undefined][] = [
    ...type.faces.map((face, index): [string, string] => [`type.faces.${index}`, face]),
    ['type.headline.file', type.headline.file],
    ['type.text.file', type.text.file],
    ['type.interface.file', type.interface.file],
    ['demonstration', demonstration],
  ];
  const missing = files.filter(([, file]) => file !== undefined && !existsSync(path.join(root, file)));
  if (missing.length > 0) return missing.map(([field, file]) => `  ${field}: ${file} is not there.`);
  return type.faces.flatMap((face, index) =>
    fontsIn(face)
      .filter((address) => !isOwn(address, face))
      .map(
        (address) =>
          `  type.faces.${index}: ${address} in ${face} is no file here. Readers load fonts from this site alone.`,
      ),
  );
};

const fontsIn = (face: string): string[] =>
  [...readFileSync(path.join(root, face), 'utf8').matchAll(/url\(\s*["']?([^"')]*)/g)].map(
    ([, address = '']) => address,
  );

const isOwn = (address: string, face: string): boolean =>
  /^\.{1,2}\//.test(address) && existsSync(path.join(root, path.dirname(face), address));
