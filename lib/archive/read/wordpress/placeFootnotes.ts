import { z } from 'zod';
import { escapeHtml } from '../escapeHtml.ts';

const footnotes = z.array(z.object({ id: z.string(), content: z.string() }));
const block = /<!-- wp:footnotes (?:\{[^<>]*\} )?\/-->/g;

/**
 * Puts the footnotes of a post, which are a custom field of it, into the place of their block.
 *
 * @param written JSON: their ids, which the marks in the text lead to, and their HTML.
 */
export const placeFootnotes = (content: string, written: string | undefined): string => {
  const list = footnotes.safeParse(jsonOf(written)).data ?? [];
  if (list.length === 0) return content;
  const items = list.map(
    ({ id, content: note }) =>
      `<li id="${escapeHtml(id)}">${note} <a href="#${escapeHtml(id)}-link">↩</a></li>`,
  );
  return content.replaceAll(block, () => `<ol>${items.join('')}</ol>`);
};

const jsonOf = (written: string | undefined): unknown => {
  try {
    return JSON.parse(written ?? '');
  } catch {
    return null;
  }
};
