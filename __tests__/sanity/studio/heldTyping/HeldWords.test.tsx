import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { HeldTyping } from '../../../../sanity/studio/heldTyping/HeldTyping.ts';
import { HeldWords } from '../../../../sanity/studio/heldTyping/HeldWords.tsx';

const theme = buildTheme();

const Desk = ({
  typing,
  isAway,
  isLocked = isAway,
  hasBody = true,
}: {
  typing: HeldTyping;
  isAway: boolean;
  /** Whether the headline takes no words. */
  isLocked?: boolean;
  hasBody?: boolean;
}) => (
  <ThemeProvider theme={theme}>
    <div data-testid="form-view">
      <input aria-label="Headline" readOnly={isLocked} defaultValue="The mill" />
      {hasBody && (
        // biome-ignore lint/a11y/useSemanticElements: the editor is no text field.
        <div role="textbox" aria-label="Body" tabIndex={0} data-pt-editor contentEditable={!isAway} />
      )}
    </div>
    <input aria-label="Search" />
    <HeldWords typing={typing} />
  </ThemeProvider>
);

const open = () => {
  const typing = new HeldTyping();
  const insert = jest.fn();
  typing.addSink({ element: () => screen.queryByLabelText('Body'), open: () => insert });
  const { rerender } = render(<Desk typing={typing} isAway={false} />);
  let isBack = (): void => {};
  const show = async (shown: { isAway: boolean; isLocked?: boolean; hasBody?: boolean }) => {
    rerender(<Desk typing={typing} {...shown} />);
    await act(async () => {});
  };
  return {
    typing,
    insert,
    show,
    goAway: async () => {
      isBack = typing.loseServer();
      await show({ isAway: true });
    },
    comeBack: async ({ isSettled = true } = {}) => {
      act(() => isBack());
      await show({ isAway: false });
      if (isSettled) settle();
    },
  };
};

/** Until the text has what others changed meanwhile. */
const settle = () => act(() => void jest.advanceTimersByTime(1_000));

const headline = () => screen.getByLabelText<HTMLInputElement>('Headline');
const body = () => screen.getByLabelText('Body');
const words = () => screen.getByLabelText<HTMLTextAreaElement>(/The server is away/);
const type = (text: string) => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: text[0] });
  if (document.activeElement instanceof HTMLTextAreaElement)
    fireEvent.change(document.activeElement, { target: { value: text } });
};

describe('what is typed while the server is away', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is seen, and goes into the text when the server is back', async () => {
    const { insert, goAway, comeBack } = open();
    act(() => body().focus());
    await goAway();
    // As a browser does: what is not editable loses the focus.
    act(() => body().blur());
    type('It still stands.');
    expect(words()).toHaveFocus();
    expect(words()).toHaveValue('It still stands.');
    expect(insert).not.toHaveBeenCalled();
    await comeBack({ isSettled: false });
    expect(words()).toHaveFocus();
    type('It still stands. There.');
    settle();
    expect(insert.mock.calls).toEqual([['It still stands. There.', true]]);
    expect(screen.queryByLabelText(/The server is away/)).toBeNull();
  });

  it('is held from the moment at which the server is lost, before the form shows it', () => {
    const { typing } = open();
    act(() => body().focus());
    act(() => void typing.loseServer());
    type('It');
    expect(words()).toHaveFocus();
  });

  it('goes where the caret was in a field', async () => {
    const { goAway, comeBack } = open();
    act(() => headline().focus());
    headline().setSelectionRange(3, 3);
    const changed = jest.fn();
    headline().addEventListener('input', changed);
    await goAway();
    type(' old');
    await comeBack();
    expect(headline()).toHaveValue('The old mill');
    expect(headline()).toHaveFocus();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('is nobody’s business elsewhere, nor while the server is there', async () => {
    const { goAway } = open();
    act(() => headline().focus());
    type('a');
    expect(screen.queryByLabelText(/The server is away/)).toBeNull();
    await goAway();
    act(() => screen.getByLabelText('Search').focus());
    type('a');
    fireEvent.keyDown(screen.getByLabelText('Search'), { key: 's', ctrlKey: true });
    expect(screen.queryByLabelText(/The server is away/)).toBeNull();
  });

  it('may begin with a paste', async () => {
    const { goAway } = open();
    act(() => body().focus());
    await goAway();
    act(() => body().blur());
    fireEvent.keyDown(document.body, { key: 'c', ctrlKey: true });
    expect(screen.queryByLabelText(/The server is away/)).toBeNull();
    fireEvent.keyDown(document.body, { key: 'v', ctrlKey: true });
    expect(words()).toHaveFocus();
  });

  it('begins with the letters that were being composed', async () => {
    const { insert, goAway, comeBack } = open();
    act(() => body().focus());
    fireEvent.compositionEnd(body(), { data: '水' });
    act(() => jest.runAllTicks());
    expect(screen.queryByLabelText(/The server is away/)).toBeNull();
    await goAway();
    fireEvent.compositionEnd(body(), { data: '水車' });
    act(() => jest.runAllTicks());
    expect(words()).toHaveFocus();
    expect(words()).toHaveValue('水車');
    await comeBack();
    expect(insert.mock.calls).toEqual([['水車', true]]);
  });

  it('has a space before it if its place in a field is gone', async () => {
    const { goAway, comeBack } = open();
    act(() => headline().focus());
    headline().setSelectionRange(4, 4);
    await goAway();
    type('old');
    headline().value = 'A house';
    await comeBack();
    expect(headline()).toHaveValue('A house old');
  });

  it('for a second field goes there', async () => {
    const { insert, goAway, comeBack } = open();
    act(() => body().focus());
    await goAway();
    act(() => body().blur());
    type('It still stands.');
    act(() => headline().focus());
    type(' of the town');
    expect(screen.getByLabelText(/“Headline”/)).toHaveFocus();
    expect(screen.getByLabelText(/“Body”/)).toHaveValue('It still stands.');
    await comeBack();
    expect(insert.mock.calls).toEqual([['It still stands.', false]]);
    expect(headline()).toHaveValue('The mill of the town');
    // As Studio's form does when the selection of the body changes.
    act(() => body().focus());
    expect(headline()).toHaveFocus();
  });

  it('leaves the focus where the person wrote last, if that takes words later than the text', async () => {
    const { insert, show, goAway, comeBack } = open();
    act(() => body().focus());
    await goAway();
    act(() => body().blur());
    type('It still stands.');
    act(() => headline().focus());
    type(', they say');
    await comeBack({ isSettled: false });
    await show({ isAway: false, isLocked: true });
    settle();
    expect(insert.mock.calls).toEqual([['It still stands.', false]]);
    await show({ isAway: false });
    settle();
    expect(headline()).toHaveValue('The mill, they say');
    expect(headline()).toHaveFocus();
  });

  it('is not held for a form that took no words before', async () => {
    const { goAway, show } = open();
    await show({ isAway: true });
    act(() => headline().focus());
    await goAway();
    type('a');
    expect(screen.queryByLabelText(/The server is away/)).toBeNull();
  });

  it('leaves the focus to whoever went elsewhere, and what others wrote in its place', async () => {
    const { goAway, comeBack } = open();
    act(() => headline().focus());
    headline().setSelectionRange(3, 3);
    await goAway();
    type(' old');
    act(() => screen.getByLabelText('Search').focus());
    headline().value = 'Here is the mill';
    await comeBack();
    expect(headline()).toHaveValue('Here is the old mill');
    expect(screen.getByLabelText('Search')).toHaveFocus();
  });

  it('waits if the server is lost again, and can be copied if the field is locked meanwhile', async () => {
    const { insert, typing, goAway, comeBack, show } = open();
    act(() => body().focus());
    await goAway();
    act(() => body().blur());
    type('It still stands.');
    await comeBack({ isSettled: false });
    let isBack = (): void => {};
    act(() => {
      isBack = typing.loseServer();
    });
    settle();
    expect(words()).toHaveValue('It still stands.');
    await show({ isAway: true });
    act(() => isBack());
    settle();
    expect(screen.getByLabelText(/Copy them from here/)).toHaveValue('It still stands.');
    expect(insert).not.toHaveBeenCalled();
  });

  it('waits until an accent is finished', async () => {
    const { insert, goAway, comeBack } = open();
    act(() => body().focus());
    await goAway();
    act(() => body().blur());
    type('é');
    fireEvent.compositionStart(words());
    await comeBack();
    expect(insert).not.toHaveBeenCalled();
    fireEvent.compositionEnd(words());
    settle();
    expect(insert).toHaveBeenCalledTimes(1);
  });

  it('can be copied if its text was closed, and is asked for before the page closes', async () => {
    const { insert, goAway, show } = open();
    const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    act(() => body().focus());
    await goAway();
    act(() => body().blur());
    type('It still stands.');
    await show({ isAway: true, hasBody: false });
    expect(screen.getByLabelText(/is closed/)).toHaveValue('It still stands.');
    expect(insert).not.toHaveBeenCalled();
    // Whoever has just typed is asked in any case.
    jest.advanceTimersByTime(1_000);
    expect(asks()).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Discard these words' }));
    expect(screen.queryByLabelText(/is closed/)).toBeNull();
    expect(asks()).toBe(false);
  });
});
