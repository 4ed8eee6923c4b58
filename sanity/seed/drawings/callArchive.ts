import { colours, curve, height, type Point, randomFrom, stroke, width } from './ink.ts';

/** Where the aisle of the hall vanishes. */
const vanishing: Point = [width * 0.62, height * 0.43];

const toward = (from: Point, share: number): Point => [
  from[0] + (vanishing[0] - from[0]) * share,
  from[1] + (vanishing[1] - from[1]) * share,
];

/**
 * A hall of storage whose shelves are recorded voices: each shelf runs to the vanishing point as the trace of a sound,
 * loud at the front and a thread at the back; one voice in red pencil.
 */
export const drawCallArchive = (): string => {
  const random = randomFrom(8200);
  const shelf = (start: Point, loud: number, colour: string, weight: number): string => {
    const parts: string[] = [];
    const bars = 118;
    let voice = 0.4;
    for (let index = 0; index < bars; index += 1) {
      const share = 1 - (1 - index / bars) ** 1.9;
      const [x, y] = toward(start, share * 0.965);
      voice = Math.min(1, Math.max(0.05, voice + (random() - 0.5) * 0.55));
      const pause = Math.sin(index / 7 + start[1]) > 0.86 ? 0.12 : 1;
      const reach = loud * voice * pause * (1 - share) + 1;
      parts.push(
        `<path d="M${x.toFixed(1)} ${(y - reach).toFixed(1)}V${(y + reach).toFixed(1)}" stroke="${colour}" stroke-width="${(weight * (1 - share * 0.9)).toFixed(2)}" stroke-linecap="round"/>`,
      );
    }
    return parts.join('');
  };
  const rows = [-0.34, -0.14, 0.06, 0.26, 0.46, 0.66, 0.86, 1.06, 1.26];
  const left = rows.map((row, index) =>
    shelf([-60, height * row], 58, index === 6 ? colours.red : colours.ink, 6.5),
  );
  const right = rows.map((row) => shelf([width + 90, height * row], 66, colours.ink, 7));
  const frame = rows.flatMap((row) => [
    stroke(curve([[-60, height * (row + 0.1)], toward([-60, height * (row + 0.1)], 0.97)]), {
      colour: colours.grey,
      weight: 1.6,
      opacity: 0.7,
    }),
    stroke(curve([[width + 90, height * (row + 0.1)], toward([width + 90, height * (row + 0.1)], 0.97)]), {
      colour: colours.grey,
      weight: 1.6,
      opacity: 0.7,
    }),
  ]);
  const [x, y] = vanishing;
  const door = `<rect x="${x - 15}" y="${y - 27}" width="30" height="54" fill="#f6f2ea"/>`;
  return [...frame, ...left, ...right, door].join('');
};
