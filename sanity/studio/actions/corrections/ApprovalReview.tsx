import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { uuid } from '@sanity/uuid';
import { useEffect, useState } from 'react';
import { useCurrentUser, useEditState, useValidationStatus } from 'sanity';
import { changedParts } from '../../../../lib/articles/changes/changedParts.ts';
import { affectedParts, correctionKinds } from '../../../../lib/corrections/vocabulary.ts';
import { titleOf } from '../../../../lib/vocabulary.ts';
import {
  approveCorrection,
  correctionRecord,
  type DraftedCorrection,
} from '../../requests/approvalRequest.ts';
import { Refusal } from '../Refusal.tsx';
import { storyOf } from '../stories/storyOf.ts';
import { useCommit } from '../useCommit.ts';
import type { StudioCorrection } from './correctionOf.ts';

/** The revisions that stand before the approver: an approval names them. */
type Read = { note: string; draft: string | null };

type Props = {
  drafted: DraftedCorrection;
  correction: StudioCorrection;
  onDone(): void;
};

const countQuery =
  'count(*[_type == "correction" && article._ref == $articleId && defined(publishedAt) && _id != $id])';

/** Shows what readers will get, and publishes note and text together. */
export const ApprovalReview = ({ drafted, correction, onDone }: Props) => {
  const { id, articleId, kind } = drafted;
  const user = useCurrentUser();
  const edited = useEditState(articleId, 'article');
  const live = storyOf(edited.published);
  const draft = storyOf(edited.draft);
  const { validation } = useValidationStatus(draft?._id ?? articleId, 'article', true);
  const { isBusy, refusal, run } = useCommit();

  const [read, setRead] = useState<Read | null>(null);
  const current: Read = { note: correction._rev, draft: draft?._rev ?? null };
  const hasChanged = read !== null && (read.note !== current.note || read.draft !== current.draft);
  useEffect(() => {
    if (edited.ready) setRead((before) => before ?? { note: correction._rev, draft: draft?._rev ?? null });
  }, [edited.ready, correction._rev, draft?._rev]);

  const parts = live && draft ? changedParts(live, draft) : [];
  const reasons = [
    hasChanged && 'It changed while you read it. Read it again as it stands now.',
    correction.requestedBy === user?.id && 'You asked for this correction: another editor has to approve it.',
    edited.ready && !live && 'The story is not on the site.',
    draft &&
      validation.some(({ level }) => level === 'error') &&
      'The corrected story has problems: open it and see.',
    refusal,
  ].filter((reason) => typeof reason === 'string');

  const approve = async () => {
    if (!user || !live || !read) return;
    const transactionId = uuid();
    const record = correctionRecord(drafted);
    const isDone = await run(async (client) => {
      const published = await client.fetch<number>(
        countQuery,
        { articleId, id },
        { perspective: 'published' },
      );
      const actions = approveCorrection({
        correction: drafted,
        noteRevision: read.note,
        article: {
          draftRevision: read.draft,
          revision: live._rev,
          hasSummary: Boolean((draft ?? live).summary || (draft ?? live).keyPoints?.length),
        },
        approvedBy: user.id,
        now: new Date().toISOString(),
        transactionId,
        sequence: published + 1,
      });
      if (record) await client.createOrReplace(record);
      await client.action(actions, { transactionId });
    }, 'Approved: note and text are live');
    if (isDone) onDone();
  };

  return (
    <Stack gap={5}>
      <Stack gap={3}>
        <Text size={1} muted>
          {titleOf(correctionKinds, kind)} to “{live?.headline ?? '…'}”
        </Text>
        {correction.note && <Text>{correction.note}</Text>}
      </Stack>
      {correction.was && correction.is && (
        <Card padding={3} radius={1} border>
          <Stack gap={3}>
            <Text>
              <del>{correction.was}</del>
            </Text>
            <Text>
              <ins>{correction.is}</ins>
            </Text>
          </Stack>
        </Card>
      )}
      <Text size={1} muted>
        {parts.length > 0
          ? `With it go live the changes in: ${parts.map((part) => titleOf(affectedParts, part).toLowerCase()).join(', ')}.`
          : 'The story’s text stays as it is.'}
      </Text>
      <Refusal reasons={reasons} />
      <Flex justify="flex-end" gap={2}>
        {hasChanged && <Button mode="ghost" text="Read it again" onClick={() => setRead(current)} />}
        <Button
          tone="primary"
          text="Approve and publish"
          disabled={isBusy || !edited.ready || reasons.some((reason) => reason !== refusal)}
          onClick={() => void approve()}
        />
      </Flex>
    </Stack>
  );
};
