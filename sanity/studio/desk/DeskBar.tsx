import { BellIcon } from '@sanity/icons/Bell';
import { Button, Flex } from '@sanity/ui';
import type { MouseEvent } from 'react';
import { type ToolMenuProps, useWorkspace } from 'sanity';
import { useRouter } from 'sanity/router';
import { usePerson } from '../actions/usePerson.ts';
import { useInboxCount } from '../inbox/useInboxCount.ts';
import { PeopleNotice } from '../people/PeopleNotice.tsx';
import { inbox } from './lists.ts';

/** Studio's menu of tools, with the number of entries that wait for the user, and for administrators changes of people. */
export const DeskBar = (props: ToolMenuProps) => (
  <Flex
    align={props.context === 'topbar' ? 'center' : 'stretch'}
    direction={props.context === 'topbar' ? 'row' : 'column'}
    gap={2}
  >
    {props.renderDefault(props)}
    <InboxLink onFollow={props.closeSidebar} />
    {props.tools.some(({ name }) => name === 'people') && <PeopleNotice onFollow={props.closeSidebar} />}
  </Flex>
);

const InboxLink = ({ onFollow }: { onFollow(): void }) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  const list = inbox(usePerson());
  const count = useInboxCount();
  const path = `${basePath}/desk/${list.id}`;
  const follow = (event: MouseEvent) => {
    // The browser handles clicks that open another tab or window.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigateUrl({ path });
    onFollow();
  };
  return (
    <Button
      as="a"
      href={path}
      onClick={follow}
      mode="bleed"
      fontSize={1}
      padding={2}
      icon={BellIcon}
      justify="flex-start"
      text={count === undefined ? list.title : `${list.title} (${count.toLocaleString('en')})`}
    />
  );
};
