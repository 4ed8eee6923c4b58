import { datesOfPublished } from '../../../lib/articles/publishing/publicationDates.ts';
import { isPublishedId } from '../changes.ts';

type Imported = { _id: string; _type: string; [field: string]: unknown };

/** Dates an imported story: its own date, else its creation, else now. */
export const withDate = (document: Imported): Imported => {
  if (document._type !== 'article' || !isPublishedId(document._id)) return document;
  const at = new Date().toISOString();
  const { firstPublishedAt = at } = datesOfPublished({
    prior: document,
    brought: null,
    at,
    isCorrected: false,
    isRetracted: false,
  });
  return { ...document, firstPublishedAt };
};
