import { colours, curve, handLine, randomFrom, stroke } from './ink.ts';

/** A tally kept by hand: five-barred gates in ink, and one stroke that was counted twice, taken out in red. */
export const drawCounting = (): string => {
  const random = randomFrom(5);
  const parts: string[] = [];
  const gate = (x: number, y: number, strokes: number) => {
    for (let bar = 0; bar < Math.min(strokes, 4); bar += 1) {
      const at = x + bar * 44 + (random() - 0.5) * 8;
      parts.push(
        stroke(
          curve(
            handLine(
              [at, y + random() * 10],
              [at + (random() - 0.5) * 14, y + 150 + random() * 12],
              random,
              3,
            ),
          ),
          {
            weight: 8 + random() * 2.5,
          },
        ),
      );
    }
    if (strokes === 5)
      parts.push(
        stroke(
          curve(handLine([x - 36, y + 126 + random() * 14], [x + 170, y + 22 + random() * 14], random, 4)),
          {
            weight: 8 + random() * 2.5,
          },
        ),
      );
  };
  for (let row = 0; row < 4; row += 1) {
    const y = 120 + row * 240;
    parts.push(
      stroke(curve(handLine([120, y + 196], [1560, y + 196], random, 1)), {
        colour: colours.pale,
        weight: 2.5,
      }),
    );
    for (let column = 0; column < (row === 3 ? 3 : 5); column += 1)
      gate(190 + column * 282, y, row === 3 && column === 2 ? 3 : 5);
  }
  const last = 190 + 2 * 282 + 88;
  parts.push(
    stroke(
      curve([
        [last - 44, 960],
        [last - 8, 918],
        [last + 30, 962],
        [last + 52, 902],
        [last + 10, 872],
        [last - 10, 930],
        [last + 60, 948],
        [last + 150, 900],
      ]),
      {
        colour: colours.red,
        weight: 9,
      },
    ),
  );
  return parts.join('');
};
