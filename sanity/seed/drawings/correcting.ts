import {
  caret,
  colours,
  curve,
  greeking,
  handLine,
  height,
  type Point,
  randomFrom,
  stroke,
  width,
} from './ink.ts';

/** A few lines close to the eye: one phrase struck, its successor above the caret, the tick in the margin. */
export const drawCorrecting = (): string => {
  const random = randomFrom(1931);
  const line = (y: number, right: number) =>
    greeking({ left: 330, right, y, size: 108 }, random, colours.pale);
  const loop: Point[] = [
    [690, 610],
    [900, 596],
    [1120, 612],
    [1268, 590],
    [1330, 520],
    [1290, 462],
    [1236, 500],
    [1262, 572],
    [1342, 604],
    [1420, 590],
  ];
  return [
    `<g transform="rotate(2.4 ${width / 2} ${height / 2})">`,
    stroke(curve(handLine([238, -60], [238, height + 60], random, 2)), { colour: colours.pale, weight: 3 }),
    line(120, 1480),
    line(300, 1560),
    greeking({ left: 330, right: 640, y: 578, size: 108 }, random, colours.pale),
    `<rect x="690" y="578" width="390" height="56" rx="13" fill="${colours.ink}"/>`,
    `<rect x="1140" y="578" width="190" height="56" rx="13" fill="${colours.ink}"/>`,
    greeking({ left: 1400, right: 1580, y: 578, size: 108 }, random, colours.pale),
    line(850, 1510),
    line(1024, 1180),
    stroke(curve(loop), { colour: colours.red, weight: 11 }),
    caret([662, 660], 92, random, 11),
    stroke(
      curve([
        [440, 486],
        [492, 452],
        [534, 492],
        [580, 456],
        [632, 490],
        [690, 452],
        [748, 488],
        [806, 458],
        [872, 482],
      ]),
      { colour: colours.red, weight: 10 },
    ),
    stroke(curve(handLine([150, 560], [150, 668], random, 4)), { colour: colours.red, weight: 11 }),
    stroke(
      curve([
        [96, 600],
        [124, 634],
        [188, 540],
      ]),
      { colour: colours.red, weight: 11 },
    ),
    '</g>',
  ].join('');
};
