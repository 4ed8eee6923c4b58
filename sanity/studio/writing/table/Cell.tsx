import { type ClipboardEvent, type KeyboardEvent, memo } from 'react';
import { styled } from 'styled-components';
import type { Place } from '../../../../lib/tables/grid.ts';
import { useTypedText } from './useTypedText.ts';

const Text = styled.textarea`
  display: block;
  box-sizing: border-box;
  inline-size: 100%;
  min-inline-size: 5rem;
  padding: 0.5rem 0.6rem;
  border: 0;
  border-radius: 0;
  outline: 0;
  resize: none;
  overflow: hidden;
  /* The toolbar above the text covers it, and below it what a paste left out, the writing bar and its reasons. */
  scroll-margin-block: 4rem 13rem;
  field-sizing: content;
  background: transparent;
  color: inherit;
  font: 400 0.9375rem/1.4 'Public Sans Variable', system-ui, sans-serif;
  font-weight: inherit;
  &:focus-visible {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
`;

/** The key of the row, and the grid's name of the column. */
export type CellName = { rowKey: string; columnName: string };

/** What the grid does with the events of its cells. */
export type CellEvents = {
  /** @param cell names the cell, also after a colleague has moved or removed it. */
  onWrite(cell: CellName, text: string): void;
  onKey(event: KeyboardEvent<HTMLTextAreaElement>, place: Place): void;
  onPasteInto(event: ClipboardEvent, place: Place): void;
  onEnter(cell: CellName): void;
};

type Props = Place & CellName & { text: string; label: string; readOnly: boolean; events: CellEvents };

/** A cell of the grid: one line of text, which wraps. */
export const Cell = memo(({ text, row, column, rowKey, columnName, label, readOnly, events }: Props) => {
  const place = { row, column };
  const name = { rowKey, columnName };
  const typed = useTypedText(text, (written) => events.onWrite(name, written));
  return (
    <Text
      rows={1}
      value={typed.value}
      aria-label={label}
      data-row={row}
      data-column={column}
      readOnly={readOnly}
      onChange={({ currentTarget: { value } }) => typed.type(value.replaceAll(/[\r\n\t]+/g, ' '))}
      onFocus={() => events.onEnter(name)}
      onBlur={typed.flush}
      onKeyDown={(event) => {
        // A command works on what is shown.
        if (event.key.length > 1 || event.ctrlKey || event.metaKey) typed.flush();
        events.onKey(event, place);
      }}
      // As in other inputs, Tab selects the text that it reaches.
      onKeyUp={({ key, currentTarget }) => key === 'Tab' && currentTarget.select()}
      onPaste={(event) => events.onPasteInto(event, place)}
    />
  );
});
