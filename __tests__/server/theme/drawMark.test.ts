import sharp from 'sharp';
import { appleIconOf, cardOf, iconOf, iconsOf } from '../../../lib/theme/icons.ts';
import { lookFrom } from '../../../lib/theme/Look.ts';
import { markDrawings } from '../../../server/theme/drawMark.ts';
import { theme } from '../../fixtures/theme.ts';

const accent = { accentLight: '#0b5d1e', accentDark: '#7fd894' };
const look = lookFrom(theme, accent);

describe('the mark with the accent of Site settings', () => {
  it('has addresses that name the accent, and those of the theme without one', () => {
    const drawnAt = '/mark/0b5d1e-7fd894';
    expect([iconOf(look), appleIconOf(look), cardOf(look)]).toEqual(
      ['icon.svg', 'apple-icon.png', 'card.png'].map((file) => `${drawnAt}/${file}`),
    );
    expect(iconsOf(lookFrom(theme, null)).map(({ url }) => url)).toEqual(['/icon.svg', '/icon-512.png']);
  });

  it('is drawn in the accent, the icon also for dark', async () => {
    const icon = String(await markDrawings['icon.svg']?.draw({ mark: theme.mark, colours: look.colours }));
    for (const colour of ['#0b5d1e', '#7fd894']) expect(icon).toContain(colour);
    expect(icon).not.toContain(theme.colours.pencil.light);
  });

  it.each(['icon-512.png', 'apple-icon.png', 'card.png', 'card-retracted.png'])(
    'is green as %s',
    async (file) => {
      const drawn = await markDrawings[file]?.draw({ mark: theme.mark, colours: look.colours });
      const { data, info } = await sharp(Buffer.from(drawn ?? ''))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const isGreen = (at: number) => (data[at + 1] ?? 0) - (data[at] ?? 0) > 60;
      const pixels = Array.from({ length: data.length / info.channels }, (_, index) => index * info.channels);
      expect(pixels.filter(isGreen).length).toBeGreaterThan(100);
    },
  );
});
