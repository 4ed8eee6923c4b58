import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useEffect, useRef, useState } from 'react';
import type { Path } from 'sanity';
import { useAskedField } from '../../../../sanity/studio/preview/useAskedField.ts';

const quotation = ['body', { _key: 'q' }, 'quote'];

/** A form as Studio's: it focuses the field of its path, and the dialog of a block then takes the focus to its button. */
const Form = ({ asked }: { asked: Path }) => {
  const [path, setPath] = useState<Path>([]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setPath(asked), [asked]);
  useEffect(() => {
    if (path.length > 0) field.current?.focus();
  }, [path]);
  useAskedField(path, setPath);
  return path.length > 1 || asked.length > 1 ? (
    <div role="dialog">
      <StealingButton onFocus={() => setPath([])} />
      <input aria-label="Quotation" ref={field} />
    </div>
  ) : (
    <input aria-label="Headline" ref={field} />
  );
};

/** Takes the focus in the frame after it appeared. */
const StealingButton = ({ onFocus }: { onFocus(): void }) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => button.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <button type="button" ref={button} onFocus={onFocus}>
      Body
    </button>
  );
};

const nothing: Path = [];

describe('a click in the preview', () => {
  it('gives the focus to the field of a block whose dialog it opens', async () => {
    const { rerender } = render(<Form asked={nothing} />);
    act(() => void fireEvent.blur(window));
    rerender(<Form asked={quotation} />);
    await waitFor(() => expect(screen.getByLabelText('Quotation')).toHaveFocus());
  });

  it('takes nothing from a person who goes on in the form', async () => {
    const { rerender } = render(<Form asked={nothing} />);
    act(() => void fireEvent.blur(window));
    rerender(<Form asked={quotation} />);
    fireEvent.keyDown(document.body, { key: 'Tab' });
    await waitFor(() => expect(screen.getByRole('button')).toHaveFocus());
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(screen.getByRole('button')).toHaveFocus();
  });

  it('is told from a change of the focus in the form itself', async () => {
    const { rerender } = render(<Form asked={nothing} />);
    rerender(<Form asked={quotation} />);
    await waitFor(() => expect(screen.getByRole('button')).toHaveFocus());
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(screen.getByRole('button')).toHaveFocus();
  });
});
