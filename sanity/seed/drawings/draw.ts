import { writeFile } from 'node:fs/promises';
import { drawCallArchive } from './callArchive.ts';
import { drawContacting } from './contacting.ts';
import { drawCorrecting } from './correcting.ts';
import { drawCounting } from './counting.ts';
import { drawFiling } from './filing.ts';
import { printMark } from './mark.ts';
import { drawPrinting } from './printing.ts';
import { printSheet } from './sheet.ts';

/** Draws the pictures of the demonstration dataset: `node sanity/seed/drawings/draw.ts`. */
const drawings = {
  'call-archive': drawCallArchive,
  filing: drawFiling,
  correcting: drawCorrecting,
  contacting: drawContacting,
  counting: drawCounting,
  printing: drawPrinting,
};

const folder = new URL('../images/', import.meta.url);
for (const [index, [name, draw]] of Object.entries(drawings).entries())
  await writeFile(new URL(`${name}.webp`, folder), await printSheet(draw(), index + 1));
await writeFile(new URL('mark.png', folder), await printMark());
