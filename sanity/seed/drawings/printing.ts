import { colours, greeking, height, randomFrom, stroke, width } from './ink.ts';

/** A web of paper running over the cylinders of a press, the freshest sheet in front with the red mark. */
export const drawPrinting = (): string => {
  const random = randomFrom(1814);
  const parts: string[] = [];
  const cylinder = (x: number, y: number, radius: number) => {
    parts.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="#f3efe7"/>`);
    for (let ring = radius; ring > 14; ring -= 15)
      parts.push(
        `<circle cx="${x}" cy="${y}" r="${ring}" fill="none" stroke="${colours.ink}" stroke-width="${ring === radius ? 6 : 1.2 + (ring / radius) * 1.8}" stroke-dasharray="${ring === radius ? 'none' : `${ring * (0.6 + random())} ${4 + random() * 9}`}"/>`,
      );
    parts.push(`<circle cx="${x}" cy="${y}" r="11" fill="${colours.ink}"/>`);
  };
  cylinder(420, 360, 235);
  cylinder(880, 640, 180);
  cylinder(1270, 330, 215);
  const web = `M-40 150 C120 90 260 125 420 125 C600 125 655 250 658 400 C660 500 700 540 700 640 C700 760 780 820 880 820 C1000 820 1060 740 1060 640 C1060 520 1055 420 1055 330 C1055 200 1150 115 1270 115 C1440 115 1560 190 ${width + 60} 150`;
  parts.push(stroke(web, { colour: '#faf7f1', weight: 26 }), stroke(web, { weight: 4 }));
  for (let sheet = 5; sheet >= 0; sheet -= 1) {
    const y = height - 200 + sheet * 30;
    const x = 190 + sheet * 26;
    parts.push(
      `<path d="M${x} ${y}H${x + 980}L${x + 1080} ${y + 260}H${x - 100}Z" fill="${sheet % 2 ? '#f4f0e8' : '#faf7f1'}" stroke="${colours.ink}" stroke-width="2.5"/>`,
    );
  }
  parts.push(
    greeking({ left: 250, right: 1120, y: height - 178, size: 40 }, random, colours.ink),
    greeking({ left: 240, right: 700, y: height - 146, size: 24 }, random, colours.pale),
    greeking({ left: 730, right: 1130, y: height - 146, size: 24 }, random, colours.pale),
    stroke(`M236 ${height - 120}H1160`, { colour: colours.red, weight: 6 }),
  );
  return parts.join('');
};
