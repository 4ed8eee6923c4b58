import { act, fireEvent, render, screen } from '@testing-library/react';
import { tellCaretInTime } from '../../../../../sanity/studio/writing/caret/tellCaretInTime.ts';
import { TextEditor } from '../../../../fixtures/TextEditor.tsx';

const editor = () => screen.getByRole('textbox', { name: 'Body' });
const select = (offset: number) =>
  document.getSelection()?.collapse(screen.getByText('It rains.').firstChild, offset);

/** The browser moves the caret after the listeners of a key. */
const pressEnd = (event: Partial<KeyboardEventInit> = {}) => {
  fireEvent.keyDown(editor(), { key: 'End', ...event });
  select(9);
};

describe('an editor of formatted text', () => {
  const told = jest.fn();
  let stop: () => void;

  beforeEach(() => {
    told.mockClear();
    stop = tellCaretInTime();
    render(
      <>
        <TextEditor>
          <p>It rains.</p>
          <textarea aria-label="Cell" />
        </TextEditor>
        <input aria-label="Headline" />
      </>,
    );
    editor().addEventListener('beforeinput', ({ inputType }) => {
      if (inputType === 'insertCompositionText') told();
    });
    act(() => editor().focus());
    select(3);
  });
  afterEach(() => stop());

  it.each([
    ['a character', () => fireEvent.keyDown(editor(), { key: 'x' })],
    ['a key that deletes', () => fireEvent.keyDown(editor(), { key: 'Backspace' })],
    ['a word of dictation', () => fireEvent(editor(), new InputEvent('beforeinput', { bubbles: true }))],
    ['a word of an input method', () => fireEvent.compositionStart(editor())],
    ['a paste', () => fireEvent.paste(editor())],
    ['a copy', () => fireEvent.copy(editor())],
    ['a cut', () => fireEvent.cut(editor())],
  ])('is told of a new caret before %s, once', (_, come) => {
    pressEnd();
    expect(told).not.toHaveBeenCalled();
    come();
    expect(told).toHaveBeenCalledTimes(1);
    come();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is told before the next key that moves it, after a click and after everything was selected', () => {
    pressEnd();
    fireEvent.keyDown(editor(), { key: 'ArrowLeft', shiftKey: true });
    expect(told).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(editor(), { key: 'x' });
    expect(told).toHaveBeenCalledTimes(1);
    fireEvent.pointerDown(screen.getByText('It rains.'));
    select(1);
    fireEvent.keyDown(editor(), { key: 'x' });
    expect(told).toHaveBeenCalledTimes(2);
    fireEvent.keyDown(editor(), { key: 'a', metaKey: true });
    document.getSelection()?.selectAllChildren(editor());
    fireEvent.keyDown(editor(), { key: 'x' });
    expect(told).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['the caret did not move', () => fireEvent.keyDown(editor(), { key: 'Home' })],
    ['the keys choose a word of an input method', () => pressEnd({ isComposing: true })],
    [
      'the keys move the caret of a cell in it',
      () => {
        fireEvent.keyDown(screen.getByLabelText('Cell'), { key: 'End' });
        select(9);
      },
    ],
    [
      'it was left and entered again',
      () => {
        pressEnd();
        act(() => screen.getByLabelText('Headline').focus());
        act(() => editor().focus());
      },
    ],
  ])('is told nothing if %s', (_, move) => {
    move();
    fireEvent.keyDown(editor(), { key: 'x' });
    expect(told).not.toHaveBeenCalled();
  });
});
