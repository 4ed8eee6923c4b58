import type { MouseEvent } from 'react';
import { styled } from 'styled-components';

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

type Props = { title: string; count: number; href: string; onClick(event: MouseEvent): void };

/** The number of a list on a phone. Its name has the number as it is seen, for those who say what they see. */
export const PhoneCount = ({ title, count, ...link }: Props) => {
  const shown = count > maxCount ? `${maxCount}+` : `${count}`;
  return (
    <Count {...link} aria-label={`${title}: ${shown}`} data-testid="phone-inbox">
      <span aria-hidden>{shown}</span>
    </Count>
  );
};
