import { black, type ColorTintKey, hues, white } from '@sanity/color';
import { buildTheme } from '@sanity/ui/theme';

type Tints = Record<ColorTintKey, string>;

/** The slightly warm greys of the readers' site. */
const ink: Tints = {
  50: '#f8f7f4',
  100: '#f1efea',
  200: '#e5e2db',
  300: '#c4bfb5',
  400: '#9d978b',
  500: '#77716a',
  600: '#57524c',
  700: '#3d3935',
  800: '#2a2724',
  900: '#1e1c1a',
  950: '#151412',
};

/** The colour of buttons: a blue-black ink. Red is for corrections only. */
const blueBlack: Tints = {
  50: '#f3f6f9',
  100: '#e7ecf2',
  200: '#d2dbe6',
  300: '#a9bacd',
  400: '#7e97b2',
  500: '#4f7196',
  600: '#2f5378',
  700: '#213e5c',
  800: '#172c43',
  900: '#111f30',
  950: '#0c1622',
};

/** As dark as Sanity's, and warm as the greys beside it. */
const warmBlack = { ...black, hex: '#0e0d0c' };

const { fonts } = buildTheme();

/** The fonts and colours of the readers' site for Studio, light and dark. */
export const theme = buildTheme({
  palette: { ...hues, black: warmBlack, white, gray: ink, blue: blueBlack },
  font: {
    ...fonts,
    heading: { ...fonts.heading, family: '"Newsreader Variable", Georgia, serif' },
    label: { ...fonts.label, family: '"Public Sans Variable", system-ui, sans-serif' },
    text: { ...fonts.text, family: '"Public Sans Variable", system-ui, sans-serif' },
  },
});
