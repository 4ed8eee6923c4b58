import type { SanityDocumentLike } from 'sanity';
import { dateFields } from '../../../../lib/articles/publishing/publicationDates.ts';
import { workflowFields } from '../../../../lib/articles/publishing/workflowFields.ts';

/** The fields of a story that a copy of it does not have. */
export const ownFields: readonly string[] = [...dateFields, ...workflowFields, 'recheckSummary', 'slug'];

/** A copy of the person who makes it, without the fields that belong to the original: dates, marks and address. */
export const copyBy =
  (startedBy: string) =>
  (document: SanityDocumentLike): SanityDocumentLike => ({
    ...(Object.fromEntries(
      Object.entries(document).filter(([field]) => !ownFields.includes(field)),
    ) as SanityDocumentLike),
    startedBy,
  });
