/** Where a reader's choices are kept: in their browser alone. */
export const settingsKey = 'copydesk:reading';

/** What a reader may choose, with the keys of the words for it. An empty value is the browser's own. */
export const readingSettings = [
  {
    name: 'scheme',
    words: 'reading.scheme',
    choices: [
      { value: '', words: 'reading.schemeOfDevice' },
      { value: 'light', words: 'reading.light' },
      { value: 'dark', words: 'reading.dark' },
    ],
  },
  {
    name: 'size',
    words: 'reading.size',
    choices: [
      { value: 'small', words: 'reading.small' },
      { value: '', words: 'reading.normal' },
      { value: 'large', words: 'reading.large' },
      { value: 'larger', words: 'reading.larger' },
    ],
  },
] as const;

/**
 * A script that copies the choices to `data-` attributes, which the style sheet reads. It runs before anything is
 * painted, so that a page never flashes in other colours.
 */
export const applySettings = `try{Object.assign(document.documentElement.dataset,JSON.parse(localStorage.getItem("${settingsKey}")))}catch{}`;
