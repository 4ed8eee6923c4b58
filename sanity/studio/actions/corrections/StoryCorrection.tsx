import { Text } from '@sanity/ui';
import { useUser } from 'sanity';
import { IntentLink } from 'sanity/router';
import { declinedWords } from '../../../../lib/corrections/state/correctionLine.ts';
import { latestCorrectionQuery } from '../../../../lib/inbox/inboxFilters.ts';
import { Notice } from '../../dialogs/Notice.tsx';
import { useListenedQuery } from '../../newsroom/useListenedQuery.ts';

type Latest = {
  id: string;
  status: string;
  kind: string | null;
  /** Null for a report whose answer was declined. */
  requestedBy: string | null;
  declineReason: string | null;
  declinedBy: string | null;
} | null;

type Props = {
  articleId: string;
  /** True if the correction changes the text. */
  isChanged: boolean;
};

/** Above a live story: its correction waits for approval, or was declined lately, also as the answer to a report, and why. */
export const StoryCorrection = ({ articleId, isChanged }: Props) => {
  const latest = useListenedQuery<Latest>(latestCorrectionQuery, { articleId });
  if (!latest) return null;
  const declined = declinedWords(latest.status, latest.declineReason);
  return declined ? (
    <Declined id={latest.id} by={latest.declinedBy ?? ''} {...declined} />
  ) : (
    <Waiting id={latest.id} by={latest.requestedBy ?? ''} title={waitingTitle(latest.kind, isChanged)} />
  );
};

const Declined = ({ id, by, what, text }: { id: string; by: string; what: string; text: string }) => {
  const [user] = useUser(by);
  return (
    <Notice tone="caution" title={`${user?.displayName ?? 'An editor'} ${what}`} text={text}>
      <OpenCorrection id={id} />
    </Notice>
  );
};

const waitingTitle = (kind: string | null, isChanged: boolean): string => {
  if (kind === 'retraction') return 'A retraction of this story waits for approval';
  return isChanged
    ? 'This change waits for approval with its correction'
    : 'A correction of this story waits for approval';
};

const Waiting = ({ id, by, title }: { id: string; by: string; title: string }) => {
  const [user, isLoading] = useUser(by);
  const name = user?.displayName ?? (isLoading ? 'An editor' : 'Somebody who left');
  return (
    <Notice tone="primary" title={title} text={`${name} asked for it. Another editor reads and approves it.`}>
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
