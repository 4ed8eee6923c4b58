import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Theme } from '../../lib/theme/Theme.ts';
import { themeCss } from '../../lib/theme/themeCss.ts';
import { markDrawings } from './drawMark.ts';

const styleFile = 'components/styles/theme.generated.css';

/** What a theme adds to the sources before a build. Git ignores these files. */
export const preparedFiles = [styleFile, ...Object.keys(markDrawings).map((file) => `public/${file}`)];

const root = path.resolve(import.meta.dirname, '../..');
/** Former builds drew it. The site draws it now, and Next refuses a file at the address of a route. */
export const formerFile = 'public/favicon.ico';

const write = (file: string, content: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
};

/** Writes the style sheet of the theme, and draws its mark as the icons and cards of the site. */
export const prepareTheme = async (theme: Theme): Promise<void> => {
  rmSync(path.join(root, formerFile), { force: true });
  const imports = theme.type.faces.map((face) => `@import "../../${face}";\n`);
  const faces = theme.type.faces.map((face) => readFileSync(path.join(root, face), 'utf8'));
  write(styleFile, `${imports.join('')}${themeCss(theme, faces)}\n`);
  await Promise.all(
    Object.entries(markDrawings).map(async ([file, { draw }]) => write(`public/${file}`, await draw(theme))),
  );
};
