import type { Companion, Proposal, SanityDocument } from 'local-lake/policy';
import { asText, ofType, publishedId } from '../changes.ts';
import { asPatch } from '../stories.ts';
import { waitingCorrections, waitsFor } from './oneAtATime.ts';
import { partsOf } from './requestedText.ts';

/**
 * A correction that waits names all parts that the draft of its story changes, also those that are changed after it was
 * asked for: its approver reads them with the text.
 */
export const nameChangedParts = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap(({ id, after }) => {
    const articleId = publishedId(id);
    const draft = asText(after);
    const live = asText(proposal.get(articleId));
    if (id !== `drafts.${articleId}` || !draft || !live) return [];
    const waiting = (proposal.ask(waitingCorrections, { articleId }) as string[]).flatMap(
      (one) => ofType(proposal.get(one), 'correction') ?? [],
    );
    return waiting
      .filter((one) => one._id.startsWith('drafts.') && waitsFor(one) === articleId && isOpen(one))
      .flatMap((one) => asPatch(one._id, { set: partsOf(one, live, draft), unset: [] }));
  });

/** The approval of a draft ends when that changes. One without a text stays as it was given. */
const isOpen = ({ approvedBy, approvedDraft }: SanityDocument): boolean =>
  (approvedBy ?? null) === null || approvedDraft !== undefined;
