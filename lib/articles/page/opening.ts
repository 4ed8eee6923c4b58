import type { BodyBlock } from '../../content/blocks.ts';

/**
 * The first paragraph of a body, and the rest. The page shows the lead picture and the summary between them, so that
 * the story begins in the first screen. A body that begins with anything else has no opening.
 */
export const splitOpening = (body: BodyBlock[]): { opening: BodyBlock[]; rest: BodyBlock[] } => {
  const [first] = body;
  const isParagraph =
    first?._type === 'block' &&
    !first.listItem &&
    (first.style ?? 'normal') === 'normal' &&
    first.children.some(({ text }) => text.trim() !== '');
  return isParagraph ? { opening: body.slice(0, 1), rest: body.slice(1) } : { opening: [], rest: body };
};
