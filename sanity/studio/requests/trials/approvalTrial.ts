import type { SanityClient } from '@sanity/client';
import { uuid } from '@sanity/uuid';
import { z } from 'zod';
import { approveCorrection, type DraftedCorrection } from '../approvalRequest.ts';
import { edit } from '../documentActions.ts';
import { errorText } from '../errorText.ts';
import { approvalPatch } from '../scheduledApproval.ts';

const story = z
  .object({ _rev: z.string(), summary: z.unknown().optional(), keyPoints: z.array(z.unknown()).nullish() })
  .nullable();

const refusal = z.object({ statusCode: z.literal(403) });

type Trial = {
  correction: DraftedCorrection;
  noteRevision: string;
  approvedBy: string;
  now: string;
  /** Whether it is approved for a time that is still to come. */
  isForLater: boolean;
};

/**
 * Asks the server whether it would accept an approval now, without writing. Only the history knows who was the last to
 * change the request or the text, and they cannot approve.
 *
 * @returns why it would refuse, or null.
 */
export const findRefusal = async (
  client: SanityClient,
  { correction, noteRevision, approvedBy, now, isForLater }: Trial,
): Promise<string | null> => {
  const { articleId } = correction;
  const [live, draft] = z
    .tuple([story, story])
    .parse(await client.getDocuments([articleId, `drafts.${articleId}`]));
  if (!live) return null;
  const { summary, keyPoints } = draft ?? live;
  const article = {
    draftRevision: draft?._rev ?? null,
    revision: live._rev,
    hasSummary: Boolean(summary || keyPoints?.length),
  };
  const transactionId = uuid();
  const { draftRevision } = article;
  const actions = isForLater
    ? [edit(correction.id, approvalPatch({ noteRevision, draftRevision, approvedBy, sequence: 1 }))]
    : approveCorrection({
        ...{ correction, noteRevision, article, approvedBy, now, transactionId },
        sequence: 1,
      });
  try {
    await client.action(actions, { transactionId, dryRun: true });
    return null;
  } catch (error) {
    return refusal.safeParse(error).success ? errorText(error) : null;
  }
};
