import type { ImportedDocument } from '../../../lib/archive/story/storyDocuments.ts';
import { isObject } from '../../../lib/isObject.ts';
import { plainBlock } from '../../../lib/pasting/Block.ts';

/** A story for a trial, which uploads no files. A paragraph stands for each, because a story needs a text. */
export const withoutPictures = ({ leadImage: _, ...article }: ImportedDocument): ImportedDocument => {
  const { body } = article;
  if (!Array.isArray(body)) return article;
  return {
    ...article,
    body: body.map((block) =>
      isObject(block) && hasFiles.has(String(block._type)) ? plainBlock('…', String(block._key)) : block,
    ),
  };
};

const hasFiles = new Set(['image', 'gallery', 'video', 'audio']);
