import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { type ReactNode, useState } from 'react';
import {
  getPublishedId,
  isPublishedId,
  isVersionId,
  useActiveReleases,
  useEditState,
  usePerspective,
} from 'sanity';
import { isApprovalLapsed } from '../../../../../lib/releases/approvedText.ts';
import { titleOfRelease } from '../../../../../lib/releases/missedReleases.ts';
import { releaseName } from '../../../../../lib/releases/releaseName.ts';
import { Problems } from '../../../dialogs/Problems.tsx';
import { takeOutOfRelease } from '../../../requests/releaseRequest.ts';
import { storyOf } from '../../storyOf.ts';
import { useCommit } from '../../useCommit.ts';
import { usePerson } from '../../usePerson.ts';
import { draftedCorrection, type StudioCorrection } from '../correctionOf.ts';
import { ApprovalDialog } from './ApprovalDialog.tsx';
import { PublishedInRelease } from './PublishedInRelease.tsx';
import { useApprovalOffer } from './useApprovalOffer.ts';

type Shown = Partial<StudioCorrection>;

/** The open release that Studio shows, or null. */
const useShownRelease = (): { name: string; title: string } | null => {
  const { selectedReleaseId } = usePerspective();
  const { data } = useActiveReleases();
  const release = data.find(({ _id, state }) => releaseName(_id) === selectedReleaseId && state === 'active');
  return release ? { name: releaseName(release._id), title: titleOfRelease(release) } : null;
};

/**
 * Above a correction while Studio shows a release, for editors; above a published one for everybody. Studio's own “Add to
 * release” copies the note alone, and has no button for a document that is not in the release.
 */
export const ForRelease = ({ shown }: { shown: Shown }) => {
  const release = useShownRelease();
  const { mayPublish } = usePerson();
  if (!release || !shown._id) return null;
  if (isPublishedId(shown._id)) return shown.status ? <PublishedInRelease /> : null;
  if (!mayPublish) return null;
  const id = getPublishedId(shown._id);
  return isVersionId(shown._id) && shown.approvedBy ? (
    <Approved id={id} shown={shown} release={release} />
  ) : (
    <Waiting id={id} release={release} />
  );
};

type Props = { id: string; release: { name: string; title: string } };

/** The text of a story in a release, and what readers have. Null while they load. */
const useTexts = (articleId: string, release: string) => {
  const { ready, version, published } = useEditState(articleId, 'article', 'default', release);
  return ready ? { text: storyOf(version), live: storyOf(published) } : null;
};

const Approved = ({ id, shown, release }: Props & { shown: Shown }) => {
  const articleId = shown.article?._ref ?? '';
  const texts = useTexts(articleId, release.name);
  const isLapsed = texts !== null && isApprovalLapsed(shown, texts.text, texts.live);
  const { isBusy, error, run } = useCommit();
  return (
    <Bar
      tone={isLapsed ? 'caution' : 'primary'}
      title={
        isLapsed
          ? `The approval for the release “${release.title}” has lapsed`
          : `Approved for the release “${release.title}”`
      }
      text={
        isLapsed
          ? 'The text of the story in the release is no longer the one that was approved, so the server refuses the release. Take back the approval, read the text, then approve it again.'
          : 'The note and the text go live with it.'
      }
      button={
        <Button
          mode="ghost"
          text="Take back the approval"
          disabled={isBusy}
          onClick={() =>
            void run(
              takeOutOfRelease({ id, articleId }, release.name),
              'Taken back. The correction waits for approval.',
            )
          }
        />
      }
      problem={error}
    />
  );
};

const Waiting = ({ id, release }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  const { correction, offer, refusal } = useApprovalOffer(id);
  const drafted = correction && draftedCorrection(id, correction);
  if (!offer || !correction) return null;
  const close = () => setIsOpen(false);
  const problem = offer.disabledReason;
  return (
    <Bar
      title={`Not approved for the release “${release.title}”`}
      text="To approve puts the note and the text into the release, as you read them. Without it the server refuses the release."
      button={
        <Button
          tone="primary"
          text="Approve for the release"
          disabled={problem !== null || refusal === undefined}
          onClick={() => setIsOpen(true)}
        />
      }
      problem={problem}
    >
      {isOpen && drafted && (
        <ApprovalDialog
          drafted={drafted}
          correction={correction}
          refusal={refusal ?? null}
          suggestedRelease={release.name}
          onClose={close}
        />
      )}
    </Bar>
  );
};

type BarProps = {
  tone?: 'primary' | 'caution';
  title: string;
  text: string;
  button: ReactNode;
  problem: string | null;
  children?: ReactNode;
};

const Bar = ({ tone = 'primary', title, text, button, problem, children }: BarProps) => (
  <Card tone={tone} padding={4} radius={1} border data-testid="for-release">
    <Stack gap={4}>
      <Stack gap={4} role="status">
        <Text weight="semibold">{title}</Text>
        <Text size={1}>{text}</Text>
      </Stack>
      <Problems problems={problem ? [problem] : []} />
      <Flex>{button}</Flex>
    </Stack>
    {children}
  </Card>
);
