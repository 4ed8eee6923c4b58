import { isObject } from '../isObject.ts';
import { frontPageId } from './EditedFront.ts';
import { slotsIn } from './slotsIn.ts';

type Document = { _type: string; [field: string]: unknown };

/**
 * Returns why a document may not be the front page, or may not be beside it, or null.
 *
 * @param id the published id.
 */
export const frontPageProblem = (id: string, document: Document): string | null => {
  if (document._type !== 'frontPage')
    return id === frontPageId ? `The document “${frontPageId}” has the type frontPage.` : null;
  if (id !== frontPageId) return `There is one front page, the document “${frontPageId}”. Change that one.`;
  const isStrong = slotsIn(document).some(({ slot: { story } }) => isObject(story) && story._weak !== true);
  return isStrong
    ? 'The front page refers to stories by weak references (“_weak”: true), so that each can be taken off the site.'
    : null;
};
