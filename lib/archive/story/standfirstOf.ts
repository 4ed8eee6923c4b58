import type { Block } from '../../pasting/Block.ts';

/** The longest that the schema accepts. */
const maxStandfirstCharacters = 300;

/** The beginning of a text, cut after a sentence, else after a word. */
export const cutStandfirst = (text: string): string => {
  if (text.length <= maxStandfirstCharacters) return text;
  const part = text.slice(0, maxStandfirstCharacters - 1);
  const sentence = Math.max(...['. ', '! ', '? ', '。'].map((end) => part.lastIndexOf(end)));
  if (sentence > maxStandfirstCharacters / 3) return part.slice(0, sentence + 1);
  const word = part.lastIndexOf(' ');
  return `${part.slice(0, word > 0 ? word : part.length)}…`.toWellFormed();
};

/** The first paragraph, for stories of papers that had no standfirst. Null if there is none. */
export const firstParagraph = (blocks: Block[]): string | null => {
  for (const { _type, style, listItem, children } of blocks) {
    if (_type !== 'block' || style !== 'normal' || listItem || !Array.isArray(children)) continue;
    const text = children
      .map((child: { text?: unknown }) => (typeof child.text === 'string' ? child.text : ''))
      .join('')
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (text !== '') return text;
  }
  return null;
};
