/** What a paste cannot keep. Each kind has its words for one and for several; formatting is named without a number. */
const kinds = {
  picture: ['picture (not on the clipboard)', 'pictures (not on the clipboard)'],
  largePicture: ['picture (too large)', 'pictures (too large)'],
  drawing: ['drawing', 'drawings'],
  video: ['video', 'videos'],
  audio: ['sound recording', 'sound recordings'],
  embed: ['embedded page', 'embedded pages'],
  formField: ['form field', 'form fields'],
  comment: ['comment', 'comments'],
  deletion: ['deleted passage (tracked changes)', 'deleted passages (tracked changes)'],
  link: ['link without a web address', 'links without a web address'],
  cellLink: ['link in a table', 'links in tables'],
  cellList: ['list in a table (put in one line)', 'lists in tables (put in one line)'],
  cellTable: ['table in a table (put in one cell)', 'tables in tables (put in one cell)'],
  mergedCell: ['merged cell (split)', 'merged cells (split)'],
  cellStrong: 'bold in cells',
  cellEmphasis: 'italics in cells',
  colour: 'text colours',
  highlight: 'highlighting',
  underline: 'underlining',
  strike: 'strikethrough',
  script: 'superscript and subscript',
} as const;

export type LeftOutKind = keyof typeof kinds;
export type LeftOut = Partial<Record<LeftOutKind, number>>;

export const leave = (leftOut: LeftOut, kind: LeftOutKind, count = 1): void => {
  leftOut[kind] = (leftOut[kind] ?? 0) + count;
};

/** “Left out: 2 pictures (not on the clipboard), 1 video, text colours.” Null if everything was kept. */
export const describeLeftOut = (leftOut: LeftOut): string | null => {
  const parts = (Object.keys(kinds) as LeftOutKind[]).flatMap((kind) => {
    const count = leftOut[kind];
    const words = kinds[kind];
    if (!count) return [];
    return typeof words === 'string'
      ? [words]
      : [`${count.toLocaleString('en')} ${count === 1 ? words[0] : words[1]}`];
  });
  return parts.length === 0 ? null : `Left out: ${parts.join(', ')}.`;
};
