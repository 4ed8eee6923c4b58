import { fireEvent, screen } from '@testing-library/react';
import { TypeAhead } from '../../../../sanity/studio/writing/bodyForm/TypeAhead.ts';

describe('what is typed before a table appears', () => {
  const onEnd = jest.fn();
  let typeAhead: TypeAhead;
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'First cells of the table' });
  const type = (text: string) =>
    field().setRangeText(text, field().value.length, field().value.length, 'end');
  /** The end of the task in which Studio moved the focus. */
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    document.body.innerHTML = '<div id="text" tabindex="0"></div>';
    onEnd.mockClear();
    typeAhead = new TypeAhead();
    typeAhead.start('t', onEnd);
  });

  it('is kept, with tabs and lines, until the table takes it', () => {
    type('Month');
    fireEvent.keyDown(field(), { key: 'Tab' });
    type('Level\nMay');
    expect(typeAhead.take('another')).toBeNull();
    expect(typeAhead.take('t')).toEqual({ text: 'Month\tLevel\nMay', isHere: true });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(typeAhead.take('t')).toBeNull();
  });

  it('has the focus, also after Studio gave it to the text', async () => {
    expect(field()).toHaveFocus();
    document.getElementById('text')?.focus();
    await nextTask();
    expect(field()).toHaveFocus();
  });

  it('goes into the table of a person who has clicked elsewhere, and leaves them there', async () => {
    type('Month');
    fireEvent.pointerDown(document.body);
    document.getElementById('text')?.focus();
    await nextTask();
    expect(document.getElementById('text')).toHaveFocus();
    expect(typeAhead.take('t')).toEqual({ text: 'Month', isHere: false });
  });

  it('ends by Escape, which leads back to the text once', () => {
    fireEvent.keyDown(field(), { key: 'Escape' });
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(typeAhead.take('t')?.isHere).toBe(false);
  });
});
