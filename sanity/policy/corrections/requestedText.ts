import type { Proposal, SanityDocument } from 'local-lake/policy';
import { partsToName } from '../../../lib/articles/changes/partsToName.ts';
import { hasSameContent } from '../../../lib/articles/changes/readContent.ts';
import { namedParts } from '../../../lib/corrections/state/namedParts.ts';
import type { AffectedPart } from '../../../lib/corrections/vocabulary.ts';
import { asText } from '../changes.ts';

/** The draft if its text differs from the published one, else null. */
export const changedDraft = (
  draft: SanityDocument | null,
  published: SanityDocument | null,
): SanityDocument | null => {
  const story = asText(draft);
  return story && !hasSameContent(published, story) ? story : null;
};

/** What the requester of a correction can have read before the commit. */
type Readable = {
  /** The revisions of the text that goes live with it. */
  textRevisions: string[];
  /** The parts that this text changes, which the correction names. */
  partsToName: AffectedPart[];
};

/** @param kind of the correction. */
export const readableText = (kind: unknown, articleId: string, { getBefore }: Proposal): Readable => {
  const [draft, published] = [asText(getBefore(`drafts.${articleId}`)), asText(getBefore(articleId))];
  const read = changedDraft(draft, published) ? [draft] : [draft, published];
  return {
    textRevisions: read.flatMap((text) => text?._rev ?? []),
    partsToName: partsToName(kind, published, draft),
  };
};

/**
 * The parts of a correction together with all that its text changes, as fields to set. Empty if it names them: then they
 * stay as they are.
 *
 * @param draft the text that goes live with it.
 */
export const partsOf = (
  { kind, affects }: SanityDocument,
  published: SanityDocument | null,
  draft: SanityDocument | null,
): { affects?: AffectedPart[] } => {
  const toName = partsToName(kind, asText(published), asText(draft));
  const named = Array.isArray(affects) ? (affects as AffectedPart[]) : [];
  return toName.every((part) => named.includes(part)) ? {} : { affects: namedParts(named, toName) };
};
