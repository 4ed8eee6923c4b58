import { caret, colours, curve, greeking, handLine, height, randomFrom, stroke, width } from './ink.ts';

/** A galley on the desk, its headline heavier than its columns, with the caret where a phrase goes in. */
export const drawFiling = (): string => {
  const random = randomFrom(1665);
  const left = 360;
  const right = 1330;
  const parts = [
    `<g transform="rotate(-3.2 ${width / 2} ${height / 2})">`,
    `<rect x="${left - 118}" y="92" width="${right - left + 236}" height="1200" fill="#000" opacity="0.10"/>`,
    `<rect x="${left - 130}" y="80" width="${right - left + 236}" height="1200" fill="#faf7f1"/>`,
    greeking({ left, right: left + 190, y: 168, size: 26 }, random, colours.red),
    greeking({ left, right, y: 220, size: 88 }, random, colours.ink),
    greeking({ left, right: right - 240, y: 294, size: 88 }, random, colours.ink),
    greeking({ left, right: right - 60, y: 392, size: 44 }, random, colours.grey),
    greeking({ left, right: right - 330, y: 432, size: 44 }, random, colours.grey),
    stroke(curve(handLine([left, 506], [right, 506], random, 1)), { colour: colours.pale, weight: 2 }),
  ];
  for (const column of [0, 1])
    for (let line = 0; line < 18; line += 1)
      parts.push(
        greeking(
          {
            left: left + column * 505,
            right: left + column * 505 + (line % 6 === 5 ? 280 : 465),
            y: 550 + line * 36 + Math.floor(line / 6) * 16,
            size: 28,
          },
          random,
          colours.pale,
        ),
      );
  parts.push(
    caret([left + 232, 656], 74, random),
    stroke(curve(handLine([left - 74, 640], [left - 74, 716], random, 3)), {
      colour: colours.red,
      weight: 7,
    }),
    stroke(
      curve([
        [right + 34, 250],
        [right + 58, 226],
        [right + 74, 268],
        [right + 44, 300],
        [right + 62, 336],
        [right + 92, 318],
      ]),
      { colour: colours.red, weight: 7 },
    ),
    '</g>',
  );
  return parts.join('');
};
