import type { NavbarProps } from 'sanity';
import { styled } from 'styled-components';
import { usePerson } from '../actions/usePerson.ts';
import { inbox } from '../desk/lists.ts';
import { useInboxCount } from '../inbox/useInboxCount.ts';
import { useListLink } from '../newsroom/useListLink.ts';
import { PhoneCount } from './PhoneCount.tsx';

const Frame = styled.div`
  position: relative;
`;

/** Studio's bar. A phone has its tools behind a button, so the number of “For me” is beside that. */
export const DeskNavbar = (props: NavbarProps) => {
  const { id, title } = inbox(usePerson());
  const count = useInboxCount();
  const link = useListLink()(id);
  return (
    <Frame>
      {props.renderDefault(props)}
      {count !== undefined && count > 0 && <PhoneCount {...link} title={title} count={count} />}
    </Frame>
  );
};
