import { Box, Flex, Text } from '@sanity/ui';
import { type ActiveToolLayoutProps, useActiveReleases, useSetPerspective } from 'sanity';
import { useRouterState } from 'sanity/router';
import { usePerson } from '../actions/usePerson.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { PartBoundary } from '../parts/PartBoundary.tsx';
import { PhoneReleases } from './PhoneReleases.ts';
import { ReleaseNotice } from './ReleaseNotice.tsx';
import { UnknownRelease } from './UnknownRelease.tsx';
import { useNamedDrafts } from './useNamedDrafts.ts';
import { useReleaseZone } from './useReleaseZone.ts';
import { useUnknownRelease } from './useUnknownRelease.ts';
import { useUnlistedRelease } from './useUnlistedRelease.ts';

/** Studio's tools. Above a release, editors read what the server would refuse. */
export const ToolLayout = (props: ActiveToolLayoutProps) => {
  const { mayPublish } = usePerson();
  useReleaseZone();
  const opened = useRouterState(({ releaseId }) => (typeof releaseId === 'string' ? releaseId : null));
  const release = props.activeTool.name === 'releases' ? opened : null;
  const isUnlisted = useUnlistedRelease(release);
  const isNamed = useNamedDrafts();
  const unknown = useUnknownRelease();
  const setPerspective = useSetPerspective();
  const name = mayPublish ? release : null;
  if (isNamed) return null;
  if (unknown !== null) return <UnknownRelease name={unknown} onLeave={() => setPerspective(undefined)} />;
  return (
    <Flex direction="column" height="fill" style={{ minHeight: 0 }}>
      <PhoneReleases />
      {name !== null && <Notice name={name} />}
      <Box flex={1} style={{ minHeight: 0, position: 'relative' }} data-tool={props.activeTool.name}>
        {isUnlisted ? (
          <Box padding={4}>
            <Text size={1} muted role="status">
              Opening the release…
            </Text>
          </Box>
        ) : (
          <PartBoundary key={props.activeTool.name} title={props.activeTool.title}>
            {props.renderDefault(props)}
          </PartBoundary>
        )}
      </Box>
    </Flex>
  );
};

const Notice = ({ name }: { name: string }) => {
  const { data } = useActiveReleases();
  const timeZone = useNewsroomZone();
  const release = data.find((one) => one._id === `_.releases.${name}`);
  return release && timeZone ? <ReleaseNotice key={name} release={release} timeZone={timeZone} /> : null;
};
