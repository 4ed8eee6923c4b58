import { Card, Stack, Text } from '@sanity/ui';
import { useUser } from 'sanity';
import { correctionKinds } from '../../../../../lib/corrections/vocabulary.ts';
import { openingWords } from '../../../../../lib/live/openingWords.ts';
import { titleOf } from '../../../../../lib/vocabulary.ts';
import type { DraftedCorrection } from '../../../requests/approvalRequest.ts';
import { ChangeReview } from '../../../review/ChangeReview.tsx';
import { NotePreview } from '../../../review/NotePreview.tsx';
import type { StudioStory } from '../../storyOf.ts';
import type { StudioCorrection } from '../correctionOf.ts';
import { RequestFacts } from './RequestFacts.tsx';

type Props = {
  drafted: DraftedCorrection;
  correction: StudioCorrection;
  live: StudioStory | null;
  draft: StudioStory | null;
  /** When it goes live, ISO 8601, or null for at once. */
  at: string | null;
};

/** What the approver reads: the note as readers will see it, and everything that changes. */
export const ApprovalContent = ({ drafted, correction, live, draft, at }: Props) => (
  <Stack gap={5}>
    <Text size={1} muted>
      {titleOf(correctionKinds, drafted.kind)} to “{live?.headline || (openingWords(live?.body) ?? '…')}”
    </Text>
    {drafted.kind !== 'typo' && (
      <NotePreview kind={drafted.kind} note={correction.note ?? ''} at={at} supersedes={drafted.supersedes} />
    )}
    <Facts drafted={drafted} correction={correction} />
    {!draft && <TypedPassage correction={correction} />}
    {live && draft ? (
      <ChangeReview live={live} draft={draft} />
    ) : (
      <Text muted>The text of the story does not change.</Text>
    )}
  </Stack>
);

const Facts = ({ drafted, correction }: Pick<Props, 'drafted' | 'correction'>) => {
  const [user, isLoading] = useUser(correction.requestedBy ?? '');
  return (
    <RequestFacts
      kind={drafted.kind}
      severity={drafted.severity}
      affects={correction.affects ?? []}
      internalReason={drafted.internalReason ?? ''}
      requester={user?.displayName ?? (isLoading ? '…' : 'Somebody who left')}
    />
  );
};

/** The wordings of a correction that changes no text. */
const TypedPassage = ({ correction: { was, is } }: Pick<Props, 'correction'>) =>
  was && is ? (
    <Card padding={3} radius={1} border>
      <Stack gap={3}>
        <Text>
          <del>{was}</del>
        </Text>
        <Text>
          <ins>{is}</ins>
        </Text>
      </Stack>
    </Card>
  ) : null;
