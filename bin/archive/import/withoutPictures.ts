import type { ImportedDocument } from '../../../lib/archive/story/storyDocuments.ts';
import { isObject } from '../../../lib/isObject.ts';

/** A story for a trial, which uploads no pictures. */
export const withoutPictures = ({ leadImage: _, ...article }: ImportedDocument): ImportedDocument => {
  const { body } = article;
  if (!Array.isArray(body)) return article;
  return { ...article, body: body.filter((block) => !isObject(block) || !isPictorial(block._type)) };
};

const isPictorial = (type: unknown): boolean => type === 'image' || type === 'gallery';
