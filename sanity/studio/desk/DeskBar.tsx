import { BellIcon } from '@sanity/icons/Bell';
import { Button, Flex } from '@sanity/ui';
import type { MouseEvent } from 'react';
import type { ToolMenuProps } from 'sanity';
import { usePerson } from '../actions/usePerson.ts';
import { useInboxCount } from '../inbox/useInboxCount.ts';
import { useListLink } from '../newsroom/useListLink.ts';
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
  const list = inbox(usePerson());
  const count = useInboxCount();
  const link = useListLink()(list.id);
  const follow = (event: MouseEvent) => {
    link.onClick(event);
    if (event.defaultPrevented) onFollow();
  };
  return (
    <Button
      as="a"
      href={link.href}
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
