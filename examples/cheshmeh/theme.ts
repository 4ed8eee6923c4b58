import type { ThemeFile } from '../../lib/theme/Theme.ts';

/** A paper in Persian: right to left, headlines without serifs, rules in teal and an accent of saffron. */
export default {
  mark: {
    // A drop.
    glyph: {
      viewBox: '0 0 20 20',
      path: 'M10 0C13 5 17 8.4 17 12.8A7 7 0 0 1 3 12.8C3 8.4 7 5 10 0Z',
      strokeWidth: null,
    },
    icon: `<rect class="paper" width="64" height="64"/>
      <path class="pencil fill" d="M32 6c8 13 18 21 18 33a18 18 0 0 1-36 0C14 27 24 19 32 6Z"/>
      <path class="paper" d="M24 40a9 9 0 0 0 9 9v5a14 14 0 0 1-14-14Z"/>`,
    // A drop above the water.
    card: `<path class="pencil fill" d="M600 90c62 102 140 164 140 258a140 140 0 0 1-280 0c0-94 78-156 140-258Z"/>
      <g stroke-linecap="round">
        <path class="ink" d="M120 540q80-50 160 0t160 0 160 0 160 0 160 0 160 0" stroke-width="14"/>
        <path class="ink" d="M40 590q80-50 160 0t160 0 160 0 160 0 160 0 160 0 160 0" stroke-width="6"/>
      </g>`,
  },
  colours: {
    paper: { light: '#ffffff', dark: '#0e181a' },
    paperTint: { light: '#edf5f3', dark: '#162427' },
    ink: { light: '#10211f', dark: '#e6f0ee' },
    inkSoft: { light: '#3a4f4c', dark: '#b6c8c4' },
    inkFaint: { light: '#566a67', dark: '#8fa6a1' },
    hairline: { light: '#c9dad6', dark: '#2a3d3f' },
    rule: { light: '#0b6b63', dark: '#4fb8ab' },
    pencil: { light: '#8a4a00', dark: '#f2b04e' },
    pencilWash: { light: '#fdf3e4', dark: '#2c2313' },
    selection: { light: '#cbe9e3', dark: '#1d4a46' },
    stage: '#081011',
    series: [
      { light: '#0b6b63', dark: '#4fb8ab' },
      { light: '#b5651d', dark: '#e0a15c' },
      { light: '#3f5fa8', dark: '#92ade6' },
      { light: '#7d8a1f', dark: '#bcc862' },
      { light: '#84508f', dark: '#cc9cd6' },
      { light: '#566a67', dark: '#8fa6a1' },
    ],
  },
  type: {
    faces: ['examples/cheshmeh/faces.css'],
    headline: {
      stack: '"Vazirmatn", Tahoma, sans-serif',
      file: 'node_modules/@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2',
    },
    text: { stack: '"Noto Naskh Arabic", "Times New Roman", serif' },
    interface: {
      stack: '"Vazirmatn", Tahoma, sans-serif',
      file: 'node_modules/@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2',
    },
    size: 1.25,
    scale: 1.24,
  },
  frontParts: ['lead', 'corrections', 'latest', 'sections'],
  storyParts: ['corrections', 'summary', 'text', 'sources', 'report', 'topics', 'history', 'related'],
  demonstration: 'examples/cheshmeh/seed.ndjson',
} satisfies ThemeFile;
