/** The shortcodes of Easy Footnotes, Modern Footnotes and others: the note is between them. */
const begins = /\[(ref|efn_note|mfn|modern_footnote|footnote|fn)\]/g;
/** More stay where they are. */
const maxNotes = 200;

/** Puts the footnotes that plugins keep in the text into a list that marks in the text lead to. */
export const placeNoteShortcodes = (content: string): string => {
  const notes: string[] = [];
  let written = '';
  let from = 0;
  for (const { 0: tag, 1: name, index } of content.matchAll(begins)) {
    if (index < from || notes.length === maxNotes) continue;
    const start = index + tag.length;
    const end = content.indexOf(`[/${name}]`, start);
    if (end < 0) break;
    const id = `shortcode-note-${notes.push(content.slice(start, end))}`;
    written += `${content.slice(from, index)}<sup><a href="#${id}" id="${id}-link">${notes.length}</a></sup>`;
    from = end + `[/${name}]`.length;
  }
  if (notes.length === 0) return content;
  const items = notes.map((note, index) => {
    const id = `shortcode-note-${index + 1}`;
    return `<li id="${id}">${note} <a href="#${id}-link">↩</a></li>`;
  });
  return `${written}${content.slice(from)}\n\n<ol>${items.join('')}</ol>`;
};
