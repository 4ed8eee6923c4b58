/** Where a reader's choices are kept: in their browser alone. */
export const settingsKey = 'copydesk:reading';

/** What a reader may choose, with the words for it. An empty value is the browser's own. */
export const readingSettings = [
  {
    name: 'scheme',
    title: 'Colours',
    choices: [
      { value: '', title: 'As the device' },
      { value: 'light', title: 'Light' },
      { value: 'dark', title: 'Dark' },
    ],
  },
  {
    name: 'size',
    title: 'Text size',
    choices: [
      { value: 'small', title: 'Small' },
      { value: '', title: 'Normal' },
      { value: 'large', title: 'Large' },
      { value: 'larger', title: 'Larger' },
    ],
  },
] as const;

/**
 * The only inline script of readers' pages. It runs before anything is painted, so that a page never flashes in other
 * colours: it copies the choices to `data-` attributes, which the style sheet reads. The policy of a page allows it by
 * the hash of exactly this text.
 */
export const applySettings = `try{Object.assign(document.documentElement.dataset,JSON.parse(localStorage.getItem("${settingsKey}")))}catch{}`;
