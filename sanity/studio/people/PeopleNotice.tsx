import { UsersIcon } from '@sanity/icons/Users';
import { Button } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { useClient, useCurrentUser, useWorkspace } from 'sanity';
import { useRouter } from 'sanity/router';
import { styled } from 'styled-components';
import { actWords } from '../../../lib/accounts/actWords.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { Act } from './accounts.ts';
import { findUnseenActs } from './unseenActs.ts';

const pollIntervalMs = 60_000;

/** In the bar, a long name would push the tools into a menu. */
const Frame = styled.div`
  @media (min-width: 600px) {
    max-width: 13rem;
  }
`;

/** Tells an administrator what other administrators changed about people since the last visit of the tool. */
export const PeopleNotice = ({ onFollow }: { onFollow(): void }) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  const { tool } = useRouter().state;
  const acts = useUnseenActs(tool);
  const [newest] = acts;
  if (!newest || tool === 'people') return null;
  return (
    <Frame>
      <Button
        mode="bleed"
        style={{ maxWidth: '100%' }}
        tone="caution"
        fontSize={1}
        padding={2}
        icon={UsersIcon}
        justify="flex-start"
        text={acts.length === 1 ? actWords(newest) : `${acts.length} changes of people`}
        title={acts.map(actWords).join('\n')}
        onClick={() => {
          navigateUrl({ path: `${basePath}/people` });
          onFollow();
        }}
      />
    </Frame>
  );
};

/** @param tool the tool that is open: a visit of People may have ended. */
const useUnseenActs = (tool: unknown): Act[] => {
  const client = useClient({ apiVersion });
  const userId = useCurrentUser()?.id ?? '';
  const [acts, setActs] = useState<Act[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the user leaves the tool.
  useEffect(() => {
    let isOver = false;
    const look = (): void => {
      if (document.hidden) return;
      findUnseenActs(client, userId).then(
        (found) => !isOver && setActs(found),
        () => {
          // The lake is away: the notice is looked for again.
        },
      );
    };
    look();
    const timer = setInterval(look, pollIntervalMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [client, userId, tool]);
  return acts;
};
