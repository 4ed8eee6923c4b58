import { colours, curve, handLine, height, type Point, randomFrom, stroke, width } from './ink.ts';

/** A sealed letter: its inside is printed with a security pattern, and the seal is the caret. */
export const drawContacting = (): string => {
  const random = randomFrom(1784);
  const left = 330;
  const right = 1350;
  const top = 300;
  const bottom = 950;
  const tip: Point = [(left + right) / 2, 690];
  const lattice: string[] = [];
  for (let x = left - 700; x < right + 700; x += 22) {
    const lean = (random() - 0.5) * 5;
    lattice.push(
      stroke(
        curve([
          [x, top - 30],
          [x + 330 + lean, top + 420],
        ]),
        { colour: colours.grey, weight: 2.4, opacity: 0.75 },
      ),
      stroke(
        curve([
          [x, top - 30],
          [x - 330 + lean, top + 420],
        ]),
        { colour: colours.grey, weight: 2.4, opacity: 0.75 },
      ),
    );
  }
  return [
    `<defs><clipPath id="flap"><path d="M${left} ${top}L${tip[0]} ${tip[1]}L${right} ${top}Z"/></clipPath></defs>`,
    `<g transform="rotate(-4 ${width / 2} ${height / 2})">`,
    `<rect x="${left + 16}" y="${top + 20}" width="${right - left}" height="${bottom - top}" fill="#000" opacity="0.13"/>`,
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="#faf7f1"/>`,
    stroke(curve(handLine([left, bottom], [tip[0] - 130, 610], random, 1.5)), {
      colour: colours.pale,
      weight: 3,
    }),
    stroke(curve(handLine([right, bottom], [tip[0] + 130, 610], random, 1.5)), {
      colour: colours.pale,
      weight: 3,
    }),
    `<path d="M${left} ${top}L${tip[0]} ${tip[1] + 14}L${right} ${top}Z" fill="#000" opacity="0.12"/>`,
    `<path d="M${left} ${top}L${tip[0]} ${tip[1]}L${right} ${top}Z" fill="#e6dfd2"/>`,
    `<g clip-path="url(#flap)">${lattice.join('')}</g>`,
    stroke(`M${left} ${top}L${tip[0]} ${tip[1]}L${right} ${top}Z`, { colour: colours.ink, weight: 3.5 }),
    stroke(`M${left} ${top}V${bottom}H${right}V${top}`, { colour: colours.ink, weight: 3.5 }),
    `<path d="${curve([
      [tip[0] - 88, 668],
      [tip[0] - 60, 604],
      [tip[0] + 8, 584],
      [tip[0] + 76, 610],
      [tip[0] + 92, 676],
      [tip[0] + 62, 742],
      [tip[0] - 8, 762],
      [tip[0] - 70, 732],
      [tip[0] - 88, 668],
    ])}" fill="${colours.red}"/>`,
    stroke(
      curve([
        [tip[0] - 36, 708],
        [tip[0] + 2, 636],
        [tip[0] + 38, 706],
      ]),
      { colour: '#faf7f1', weight: 11 },
    ),
    '</g>',
  ].join('');
};
