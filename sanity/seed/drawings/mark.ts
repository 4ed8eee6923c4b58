import sharp from 'sharp';
import { caret, colours, randomFrom } from './ink.ts';

/** The paper's mark, a caret on paper, as a square PNG for the publisher's logo. */
export const printMark = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><rect width="512" height="512" fill="${colours.paper}"/><rect x="96" y="404" width="320" height="14" fill="${colours.ink}"/>${caret([256, 104], 236, randomFrom(1), 44)}</svg>`,
    ),
  )
    .png({ palette: true, colours: 32 })
    .toBuffer();
