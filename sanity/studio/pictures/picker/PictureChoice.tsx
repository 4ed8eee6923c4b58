import type { KeyboardEvent, ReactNode } from 'react';
import { styled } from 'styled-components';

const Choice = styled.label`
  display: block;
  position: relative;
  cursor: pointer;
  padding: 0.4rem;
  border-radius: 3px;
  > input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  &:has(:checked) {
    box-shadow: 0 0 0 2px var(--card-focus-ring-color);
  }
  &:has(:focus-visible) {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 3px;
  }
`;

type Props = {
  /** What the picture is called, for screen readers. */
  label: string;
  isChosen: boolean;
  onChoose(): void;
  /** Called on Enter and on a double click. */
  onUse(): void;
  children: ReactNode;
};

/** A picture as a radio button. One can have the focus while another is chosen: Enter uses the one with the focus. */
export const PictureChoice = ({ label, isChosen, onChoose, onUse, children }: Props) => {
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    // React passes it on to the field that the dialog belongs to.
    event.stopPropagation();
    onUse();
  };
  return (
    <Choice>
      <input
        type="radio"
        name="picture"
        checked={isChosen}
        aria-label={label}
        onKeyDown={enter}
        onChange={onChoose}
        onDoubleClick={onUse}
      />
      {children}
    </Choice>
  );
};
