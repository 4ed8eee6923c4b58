import type { SanityClient } from '@sanity/client';
import { uuid } from '@sanity/uuid';
import { useCurrentUser } from 'sanity';
import {
  approveCorrection,
  correctionRecord,
  type DraftedCorrection,
} from '../../../requests/approvalRequest.ts';
import { approveForRelease } from '../../../requests/releaseRequest.ts';
import { scheduleApproval } from '../../../requests/scheduledApproval.ts';
import type { StudioStory } from '../../storyOf.ts';
import { useCommit } from '../../useCommit.ts';
import type { Revisions } from './useReadRevisions.ts';

const countQuery =
  'count(*[_type == "correction" && article._ref == $articleId && defined(publishedAt) && _id != $id])';

/** The number of the next correction of a story. */
const nextSequence = async (client: SanityClient, { articleId, id }: DraftedCorrection): Promise<number> =>
  1 + (await client.fetch<number>(countQuery, { articleId, id }, { perspective: 'published' }));

/** Publishes the note and the text that were read, or schedules both. */
export const useApproval = (
  drafted: DraftedCorrection,
  live: StudioStory | null,
  draft: StudioStory | null,
) => {
  const user = useCurrentUser();
  const { isBusy, error, run } = useCommit();

  const schedule = async (read: Revisions, at: string): Promise<boolean> =>
    user !== null &&
    run(
      async (client) =>
        scheduleApproval({
          correction: drafted,
          noteRevision: read.note,
          draftRevision: read.draft,
          approvedBy: user.id,
          sequence: await nextSequence(client, drafted),
          at,
        })(client),
      'Approved. The note and the text go live at their time.',
    );

  const putInto = async (read: Revisions, release: string): Promise<boolean> =>
    user !== null &&
    run(
      async (client) =>
        approveForRelease(
          {
            correction: drafted,
            noteRevision: read.note,
            draftRevision: read.draft,
            approvedBy: user.id,
            sequence: await nextSequence(client, drafted),
          },
          release,
        )(client),
      'Approved. The note and the text go live with the release.',
    );

  const approve = async (read: Revisions): Promise<boolean> => {
    if (!user || !live) return false;
    const transactionId = uuid();
    const record = correctionRecord(drafted);
    const story = draft ?? live;
    return run(async (client) => {
      const actions = approveCorrection({
        correction: drafted,
        noteRevision: read.note,
        article: {
          draftRevision: read.draft,
          revision: live._rev,
          hasSummary: Boolean(story.summary || story.keyPoints?.length),
        },
        approvedBy: user.id,
        now: new Date().toISOString(),
        transactionId,
        sequence: await nextSequence(client, drafted),
      });
      if (record) await client.createOrReplace(record);
      await client.action(actions, { transactionId });
    }, 'Approved. The note and the text are live.');
  };
  return { isBusy, error, approve, schedule, putInto };
};
