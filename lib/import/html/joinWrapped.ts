import { blockLevel } from '../../pasting/readPaste.ts';
import { isElement } from '../../pasting/walkTree.ts';
import { isWrapped } from '../readText.ts';

/** A paragraph with fewer lines may be a verse or an address. */
const minLines = 3;
/** A page with fewer such paragraphs is not written so. */
const minParagraphs = 3;

type Group = { lines: string[]; breaks: Element[] };

/** Joins the lines of pages that break each line of a paragraph, as programs write that read them from paper. */
export const joinWrapped = (document: Document): void => {
  const holders = new Set([...document.querySelectorAll('br')].map((one) => one.parentElement));
  const groups = [...holders].flatMap((holder) => (holder ? groupsIn(holder) : []));
  const wrapped = groups.filter(({ lines }) => isWrapped(lines) && !endsAsSentences(lines));
  if (wrapped.filter(({ lines }) => lines.length >= minLines).length < minParagraphs) return;
  for (const one of wrapped.flatMap(({ breaks }) => breaks)) one.replaceWith(document.createTextNode(' '));
};

/** Lines that end as sentences do are paragraphs. */
const endsAsSentences = (lines: string[]): boolean =>
  lines.slice(0, -1).filter((line) => /[.!?:]["”’)]*$/.test(line)).length > (lines.length - 1) / 2;

/** The lines between blocks and empty lines. */
const groupsIn = (holder: Element): Group[] => {
  let [group, isEmpty]: [Group, boolean] = [{ lines: [''], breaks: [] }, true];
  const groups = [group];
  for (const node of holder.childNodes) {
    const isBreak = isElement(node) && node.localName === 'br';
    const endsGroup = isElement(node) && blockLevel.has(node.localName);
    if (endsGroup || (isBreak && isEmpty)) {
      group = { lines: [''], breaks: [] };
      groups.push(group);
    } else if (isBreak) {
      group.lines.push('');
      group.breaks.push(node);
    } else group.lines[group.lines.length - 1] += node.textContent ?? '';
    isEmpty = isBreak || endsGroup || (isEmpty && !node.textContent?.trim());
  }
  return groups.map(withoutEmptyEnd);
};

const withoutEmptyEnd = ({ lines, breaks }: Group): Group => {
  const texts = lines.map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return texts.at(-1) === ''
    ? { lines: texts.slice(0, -1), breaks: breaks.slice(0, -1) }
    : { lines: texts, breaks };
};
