import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { keepFocusInPlace } from '../../../../sanity/studio/layout/keepFocusInPlace.ts';

/** The desk: a list, and a document with a button that its action removes, at once or by a dialog. */
const Desk = ({ hasDocument = true }: { hasDocument?: boolean }) => {
  const [state, setState] = useState<'drafted' | 'asked' | 'declined'>('drafted');
  return (
    <div data-tool="desk">
      <div data-testid="pane">
        <button type="button">A list</button>
      </div>
      {hasDocument && (
        <div data-testid="document-pane">
          <div data-testid="document-panel-scroller">
            <input aria-label="Note" />
          </div>
          {state !== 'declined' && (
            <button type="button" onClick={() => setState('asked')}>
              Decline
            </button>
          )}
        </div>
      )}
      {state === 'asked' && (
        <div role="dialog">
          <button type="button" onClick={() => setState('declined')}>
            Confirm
          </button>
        </div>
      )}
    </div>
  );
};

const press = (name: string) => {
  const button = screen.getByRole('button', { name });
  act(() => button.focus());
  fireEvent.click(button);
};

/** The observer reports in a microtask, and the focus is put back some time later. */
const settle = async () => {
  await act(async () => {});
  act(() => void jest.advanceTimersByTime(2_000));
};

describe('the focus of a person whose button is gone', () => {
  let stop: () => void;
  beforeEach(() => {
    jest.useFakeTimers();
    stop = keepFocusInPlace();
  });
  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  it('goes to the form of the document, after its dialog has closed', async () => {
    render(<Desk />);
    press('Decline');
    press('Confirm');
    expect(document.body).toHaveFocus();
    await settle();
    expect(screen.getByTestId('document-panel-scroller')).toHaveFocus();
  });

  it('goes to what is left of the desk if the document is gone too', async () => {
    const { rerender } = render(<Desk />);
    press('Decline');
    rerender(<Desk hasDocument={false} />);
    press('Confirm');
    await settle();
    expect(screen.getByTestId('pane')).toHaveFocus();
  });

  it('stays where something else put it meanwhile', async () => {
    render(<Desk />);
    press('Decline');
    press('Confirm');
    await act(async () => {});
    act(() => screen.getByLabelText('Note').focus());
    await settle();
    expect(screen.getByLabelText('Note')).toHaveFocus();
  });

  it('stays nowhere after a press beside everything', async () => {
    const { rerender } = render(<Desk />);
    act(() => screen.getByLabelText('Note').focus());
    fireEvent.pointerDown(document.body);
    act(() => screen.getByLabelText('Note').blur());
    rerender(<Desk hasDocument={false} />);
    await settle();
    expect(document.body).toHaveFocus();
  });
});
