import type { ThemeFile } from './lib/theme/Theme.ts';

/**
 * How the paper looks: mark, colours, type, order of parts. Its name is in Site settings. docs/themes.md explains each
 * field. THEME names another file.
 */
export default {
  mark: {
    // The copy editor's caret, the mark of an insertion.
    glyph: { viewBox: '0 0 20 20', path: 'M2 18 10 3l8 15', strokeWidth: 3.2 },
    icon: `<rect class="paper" width="64" height="64" rx="6"/>
      <path class="ink" d="M8 22h48" stroke-width="6" stroke-linecap="round"/>
      <path class="pencil" d="M16 54 32 30l16 24" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>`,
    // A page with one word deleted and one inserted, without text to translate.
    card: `<path class="ink" d="M100 110h1000" stroke-width="3"/>
      <g stroke-linecap="round">
        <path class="ink" d="M100 210h760M100 288h900M100 366h520M100 444h840M100 522h610" stroke-width="20"/>
        <path class="pencil" d="M300 352 470 380M640 396l46-72 46 72" stroke-width="16" stroke-linejoin="round"/>
        <path class="pencil" d="M60 330v90" stroke-width="8"/>
      </g>`,
  },
  colours: {
    paper: { light: '#fdfcf9', dark: '#191715' },
    paperTint: { light: '#f5f2ec', dark: '#221f1c' },
    ink: { light: '#1a1816', dark: '#ece8e0' },
    inkSoft: { light: '#4b4640', dark: '#c3bcb1' },
    inkFaint: { light: '#6b655d', dark: '#9d968b' },
    hairline: { light: '#d8d3ca', dark: '#3b3732' },
    rule: { light: '#1a1816', dark: '#ece8e0' },
    // Red is the editor's pencil and always means it.
    pencil: { light: '#b1241a', dark: '#ff8b77' },
    pencilWash: { light: '#fbeeea', dark: '#35201c' },
    selection: { light: '#f7d9d2', dark: '#6b2c22' },
    stage: '#131110',
    // No series is red.
    series: [
      { light: '#2b5d7b', dark: '#86bcd9' },
      { light: '#a8701a', dark: '#e2b565' },
      { light: '#4c7a49', dark: '#94c890' },
      { light: '#7a4d78', dark: '#cd9fcb' },
      { light: '#857c70', dark: '#a39b8f' },
      { light: '#1a1816', dark: '#ece8e0' },
    ],
  },
  type: {
    faces: ['components/styles/fonts.css', 'components/styles/fonts/fallbacks.css'],
    headline: {
      stack:
        '"Newsreader Extended", "Newsreader", "Display on Times", "Display on Noto", "Display on DejaVu", serif',
      file: 'components/styles/fonts/display.woff2',
    },
    text: {
      stack:
        '"Source Serif 4 Extended", "Source Serif 4", "Text on Times", "Text on Noto", "Text on DejaVu", serif',
      file: 'components/styles/fonts/text.woff2',
    },
    interface: {
      stack:
        '"Public Sans Extended", "Public Sans", "Label on Arial", "Label on Roboto", "Label on DejaVu", sans-serif',
      file: 'components/styles/fonts/labels.woff2',
    },
    size: 1.1875,
    scale: 1.2,
  },
  frontParts: ['lead', 'latest', 'corrections', 'sections', 'mostRead'],
  storyParts: [
    'tools',
    'summary',
    'contents',
    'text',
    'sources',
    'contacts',
    'corrections',
    'topics',
    'history',
    'report',
    'related',
  ],
  demonstration: 'sanity/seed/seed.ndjson',
} satisfies ThemeFile;
