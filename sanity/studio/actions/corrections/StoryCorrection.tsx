import { Text } from '@sanity/ui';
import { useUser } from 'sanity';
import { IntentLink } from 'sanity/router';
import { latestCorrectionQuery } from '../../../../lib/inbox/inboxFilters.ts';
import { Notice } from '../../dialogs/Notice.tsx';
import { useListenedQuery } from '../../newsroom/useListenedQuery.ts';

type Latest = {
  id: string;
  status: string;
  requestedBy: string;
  declineReason: string | null;
  declinedBy: string | null;
} | null;

/** Above the draft of a live story: its correction waits for approval, or was declined lately, and why. */
export const StoryCorrection = ({ articleId }: { articleId: string }) => {
  const latest = useListenedQuery<Latest>(latestCorrectionQuery, { articleId });
  if (!latest) return null;
  return latest.status === 'declined' ? (
    <Declined id={latest.id} by={latest.declinedBy ?? ''} reason={latest.declineReason ?? ''} />
  ) : (
    <Waiting id={latest.id} by={latest.requestedBy} />
  );
};

const Declined = ({ id, by, reason }: { id: string; by: string; reason: string }) => {
  const [user] = useUser(by);
  return (
    <Notice
      tone="caution"
      title={`${user?.displayName ?? 'An editor'} declined the correction of this story`}
      text={reason}
    >
      <OpenCorrection id={id} />
    </Notice>
  );
};

const Waiting = ({ id, by }: { id: string; by: string }) => {
  const [user] = useUser(by);
  return (
    <Notice
      tone="primary"
      title="This change waits for approval with its correction"
      text={`${user?.displayName ?? 'Somebody who left'} asked for it. Another editor reads and approves it.`}
    >
      <OpenCorrection id={id} />
    </Notice>
  );
};

const OpenCorrection = ({ id }: { id: string }) => (
  <Text size={1}>
    <IntentLink intent="edit" params={{ id, type: 'correction' }}>
      Open the correction
    </IntentLink>
  </Text>
);
