import { act, fireEvent, render, screen } from '@testing-library/react';
import { keepCaretInPlace } from '../../../../sanity/studio/layout/keepCaretInPlace.ts';
import { TextEditor } from '../../../fixtures/TextEditor.tsx';

const Form = ({ hasDialog = false }: { hasDialog?: boolean }) => (
  <>
    <TextEditor>
      <p>The mill began in 1985.</p>
    </TextEditor>
    <input aria-label="Headline" />
    {hasDialog && <div role="dialog" />}
  </>
);

const body = () => screen.getByRole('textbox', { name: 'Body' });
const text = () => document.querySelector('p')?.firstChild as Text;

const caret = () => {
  const { anchorNode, anchorOffset } = document.getSelection() ?? {};
  return [anchorNode?.textContent, anchorOffset];
};

const placeCaret = (offset: number) => {
  act(() => body().focus());
  document.getSelection()?.collapse(text(), offset);
  document.dispatchEvent(new Event('selectionchange'));
};

/** As a browser does: what is not editable loses the focus. */
const goAway = async () => {
  body().setAttribute('contenteditable', 'false');
  act(() => body().blur());
  await act(async () => {});
};

const comeBack = async () => {
  body().setAttribute('contenteditable', 'true');
  await act(async () => {});
};

describe('the caret of an editor that takes no text while the server is away', () => {
  let stop: () => void;
  beforeEach(() => {
    stop = keepCaretInPlace();
  });
  afterEach(() => stop());

  it('is at the same place when the server is back', async () => {
    render(<Form />);
    placeCaret(8);
    await goAway();
    expect(document.body).toHaveFocus();
    document.getSelection()?.removeAllRanges();
    await comeBack();
    expect(body()).toHaveFocus();
    expect(caret()).toEqual(['The mill began in 1985.', 8]);
  });

  it('is where a person pressed in the text meanwhile', async () => {
    render(<Form />);
    placeCaret(8);
    await goAway();
    fireEvent.pointerDown(screen.getByText('The mill began in 1985.'));
    document.getSelection()?.collapse(text(), 3);
    document.dispatchEvent(new Event('selectionchange'));
    await comeBack();
    expect(body()).toHaveFocus();
    expect(caret()).toEqual(['The mill began in 1985.', 3]);
  });

  it('stays within a text that another person made shorter', async () => {
    render(<Form />);
    placeCaret(20);
    await goAway();
    document.getSelection()?.removeAllRanges();
    text().data = 'The mill.';
    await comeBack();
    expect(caret()).toEqual(['The mill.', 9]);
  });

  it('does not leave the field that a person went to', async () => {
    render(<Form />);
    placeCaret(8);
    await goAway();
    const headline = screen.getByLabelText('Headline');
    act(() => headline.focus());
    body().setAttribute('contenteditable', 'true');
    // The editor selects its text, which takes the focus.
    act(() => body().focus());
    await act(async () => {});
    expect(headline).toHaveFocus();
    // Nor does it return to the text when that field has gone.
    act(() => headline.blur());
    await goAway();
    await comeBack();
    expect(document.body).toHaveFocus();
  });

  it('does not return after a press beside everything', async () => {
    render(<Form />);
    placeCaret(8);
    await goAway();
    fireEvent.pointerDown(document.body);
    body().setAttribute('contenteditable', 'true');
    act(() => body().focus());
    await act(async () => {});
    expect(document.body).toHaveFocus();
  });

  it('leaves the focus to an open dialog', async () => {
    render(<Form hasDialog />);
    placeCaret(8);
    await goAway();
    await comeBack();
    expect(document.body).toHaveFocus();
  });
});
