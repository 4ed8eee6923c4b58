import type { NavbarProps } from 'sanity';
import { styled } from 'styled-components';
import { usePerson } from '../actions/usePerson.ts';
import { inbox } from '../desk/lists.ts';
import { useInboxCount } from '../inbox/useInboxCount.ts';
import { useListLink } from '../newsroom/useListLink.ts';

const Frame = styled.div`
  position: relative;
`;

/** Above Studio's bar, above the lines of the button that opens the menu, which has the list's name and number in words. */
const Count = styled.a`
  position: absolute;
  z-index: 101;
  top: -2px;
  inset-inline-start: 8px;
  display: none;
  place-content: center;
  box-sizing: border-box;
  width: 34px;
  height: 24px;
  text-decoration: none;
  > span {
    min-width: 18px;
    padding: 0 4px;
    box-sizing: border-box;
    border-radius: 9px;
    background: #b3261e;
    color: #fff;
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  &:focus-visible > span {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 1px;
  }
  @media (max-width: 599px) {
    display: grid;
  }
`;

const maxCount = 99;

/** Studio's bar. A phone has its tools behind a button, so the number of “For me” is beside that. */
export const DeskNavbar = (props: NavbarProps) => {
  const { id, title } = inbox(usePerson());
  const count = useInboxCount();
  const link = useListLink()(id);
  return (
    <Frame>
      {props.renderDefault(props)}
      {count !== undefined && count > 0 && (
        <Count {...link} aria-label={`${title} (${count.toLocaleString('en')})`} data-testid="phone-inbox">
          <span aria-hidden>{count > maxCount ? `${maxCount}+` : count}</span>
        </Count>
      )}
    </Frame>
  );
};
