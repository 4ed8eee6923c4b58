/** The sheet's size in px: 3:2, wide enough for a lead picture on a desk. */
export const width = 1680;
export const height = 1120;

export const colours = {
  paper: '#efebe3',
  shade: '#ddd6c9',
  ink: '#1d1b19',
  grey: '#8d867b',
  pale: '#c4bcae',
  red: '#b3261e',
} as const;

export type Point = readonly [x: number, y: number];

/** A source of numbers from 0 to 1 that answers the same row for the same seed (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export type Random = ReturnType<typeof randomFrom>;

const round = (value: number) => Math.round(value * 10) / 10;

/** A smooth path through the points (Catmull-Rom, written as cubic Béziers). */
export const curve = (points: readonly Point[]): string => {
  const [first] = points;
  if (!first) return '';
  const steps = points.slice(0, -1).map((from, index) => {
    const to = points[index + 1] ?? from;
    const before = points[index - 1] ?? from;
    const after = points[index + 2] ?? to;
    const controls = [
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      to[0],
      to[1],
    ].map(round);
    return `C${controls.join(' ')}`;
  });
  return `M${round(first[0])} ${round(first[1])}${steps.join('')}`;
};

type Stroke = { colour?: string; weight?: number; opacity?: number };

/** A stroke of the pen, round at its ends. */
export const stroke = (
  path: string,
  { colour = colours.ink, weight = 3, opacity = 1 }: Stroke = {},
): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(weight)}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;

/** A line drawn by hand: it wavers by up to `waver` px. */
export const handLine = (from: Point, to: Point, random: Random, waver = 2.5): Point[] => {
  const parts = Math.max(3, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / 90));
  return Array.from({ length: parts + 1 }, (_, index) => {
    const at = index / parts;
    const off = () => (random() - 0.5) * 2 * waver;
    return [from[0] + (to[0] - from[0]) * at + off(), from[1] + (to[1] - from[1]) * at + off()] as const;
  });
};

/** Words one cannot read: bars of ink in the rhythm of a line of type, between `left` and `right`. */
export const greeking = (
  { left, right, y, size }: { left: number; right: number; y: number; size: number },
  random: Random,
  colour: string = colours.pale,
): string => {
  const bars: string[] = [];
  for (let x = left; x < right; ) {
    const word = Math.min(right - x, size * (1.2 + random() * 4.2));
    if (word > size * 0.6)
      bars.push(
        `<rect x="${round(x)}" y="${round(y)}" width="${round(word)}" height="${round(size * 0.52)}" rx="${round(size * 0.12)}" fill="${colour}"/>`,
      );
    x += word + size * 0.55;
  }
  return bars.join('');
};

/** The copy editor's caret, its point at the given place. */
export const caret = ([x, y]: Point, size: number, random: Random, weight = size / 9): string =>
  stroke(
    [
      curve(handLine([x - size * 0.5, y + size], [x, y], random, size / 45)),
      curve(handLine([x, y], [x + size * 0.46, y + size * 0.96], random, size / 45)),
    ].join(''),
    { colour: colours.red, weight },
  );
