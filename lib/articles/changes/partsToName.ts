import type { AffectedPart } from '../../corrections/vocabulary.ts';
import { changedParts } from './changedParts.ts';
import type { StoredStory } from './readContent.ts';

/**
 * The parts that a correction must name: all that its draft changes. A retraction takes the text back, whatever a draft
 * says.
 *
 * @param live, draft the stored story and the draft that goes live with the correction, or null.
 */
export const partsToName = (
  kind: unknown,
  live: StoredStory | null,
  draft: StoredStory | null,
): AffectedPart[] => (kind !== 'retraction' && live && draft ? changedParts(live, draft) : []);
