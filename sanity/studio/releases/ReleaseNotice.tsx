import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { type ReleaseDocument, useUser } from 'sanity';
import { type MissedRelease, missedReleasesIn } from '../../../lib/releases/missedReleases.ts';
import { hourOf, type Refused } from '../../../lib/releases/releaseTrial.ts';
import { newsroomTime } from '../newsroom/newsroomTime.ts';
import { useReleaseTrial } from './useReleaseTrial.ts';

type Props = { release: ReleaseDocument; timeZone: string };

/** Above a release that is not live yet: what the server would refuse at its hour. */
export const ReleaseNotice = ({ release, timeZone }: Props) => {
  const { trial, tryAgain } = useReleaseTrial(release);
  const hour = hourOf(release, new Date().toISOString());
  const when = hour ? `on ${newsroomTime(hour, timeZone)}` : 'now';
  const [missed] = missedReleasesIn([release]);
  return (
    <Card
      borderBottom
      padding={3}
      tone={trial.kind === 'refused' ? 'critical' : 'default'}
      data-testid="release-notice"
    >
      <Flex gap={3} align="flex-start">
        {/* The first line is beside the words of the button. */}
        <Stack gap={3} flex={1} paddingY={2} role="status">
          {missed && <Missed missed={missed} timeZone={timeZone} />}
          {trial.kind === 'trying' && (
            <Text size={1} muted>
              Asking the server what it would refuse…
            </Text>
          )}
          {trial.kind === 'empty' && (
            <Text size={1} muted>
              Nothing is in this release yet. Put stories in above their forms, and corrections with their
              approval.
            </Text>
          )}
          {trial.kind === 'fine' && (
            <Text size={1}>The server would put all of this release live {when}.</Text>
          )}
          {trial.kind === 'failed' && (
            <Text size={1}>Whether this release can go live is not known: {trial.reason}</Text>
          )}
          {trial.kind === 'refused' && (
            <Refusals refusals={trial.refusals} when={when} button={buttonOf(release)} />
          )}
        </Stack>
        <Button mode="bleed" fontSize={1} padding={2} text="Check again" onClick={tryAgain} />
      </Flex>
    </Card>
  );
};

/** Studio’s button that puts the release live; null if it is scheduled already. */
const buttonOf = ({ state, metadata }: ReleaseDocument): string | null => {
  if (state !== 'active') return null;
  return metadata.releaseType === 'scheduled' ? 'Schedule release' : 'Run release';
};

type RefusalsProps = { refusals: Refused[]; when: string; button: string | null };

const Refusals = ({ refusals, when, button }: RefusalsProps) => (
  <>
    <Text size={1} weight="semibold">
      The server would refuse this release {when}. Nothing of it would go live.
    </Text>
    {button && (
      <Text size={1}>
        Until this is solved, “{button}” puts nothing live: pressed now, it is refused, and the release stays
        as it is.
      </Text>
    )}
    <Stack as="ul" gap={2} style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
      {refusals.map(({ title, reason }) => (
        <li key={`${title} ${reason}`}>
          <Text size={1} style={{ overflowWrap: 'anywhere' }}>
            {title && `“${title}”: `}
            {reason}
          </Text>
        </li>
      ))}
    </Stack>
  </>
);

const Missed = ({ missed: { error }, timeZone }: { missed: MissedRelease; timeZone: string }) => {
  const [user] = useUser(error.scheduledBy ?? '');
  return (
    <Text size={1}>
      {error.unscheduledAt ? 'It was unscheduled before its time' : 'It missed its time'},{' '}
      {newsroomTime(error.publishAt, timeZone)}
      {user?.displayName && `, for which ${user.displayName} had scheduled it`}.
      {error.unscheduledAt && ` ${error.message}`}
    </Text>
  );
};
