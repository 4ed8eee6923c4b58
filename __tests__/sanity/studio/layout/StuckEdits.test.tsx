import { LayerProvider, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { ToastProvider } from '@sanity/ui/toast';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BehaviorSubject, map } from 'rxjs';
import type { EditStateFor } from 'sanity';
import type { StuckEdit } from '../../../../sanity/studio/connection/retries/stuckEdits.ts';
import { StuckEdits } from '../../../../sanity/studio/layout/StuckEdits.tsx';

const stored = {
  _id: 'drafts.a',
  _type: 'article',
  _rev: '1',
  _createdAt: '2026-11-28T08:00:00Z',
  _updatedAt: '2026-11-28T08:00:00Z',
  headline: 'A mill',
};

const stateOf = (draft: EditStateFor['draft']): EditStateFor => ({
  id: 'a',
  type: 'article',
  transactionSyncLock: null,
  draft,
  published: null,
  version: null,
  liveEdit: false,
  liveEditSchemaType: false,
  ready: true,
  scopeId: undefined,
  release: undefined,
});

/** An edit that is stuck, and the form of its story. */
const show = () => {
  const draft = new BehaviorSubject({ ...stored, headline: 'A mill and a month' });
  const isSaved = new BehaviorSubject(false);
  const listeners = new Set<() => void>();
  let edits: StuckEdit[] = [];
  const tell = (next: StuckEdit[]) => {
    edits = next;
    for (const listener of listeners) listener();
  };
  const giveUp = jest.fn(() => tell([]));
  const edit = { id: 'drafts.a', type: 'article', name: 'A mill', stored, told: 1, giveUp };
  const stuckEdits = {
    list: () => edits,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onStuck: async () => {},
  };
  render(
    <ThemeProvider theme={buildTheme()}>
      <LayerProvider>
        <ToastProvider>
          <StuckEdits
            stuckEdits={stuckEdits}
            store={{ consistencyStatus: () => isSaved, editState: () => draft.pipe(map(stateOf)) }}
          />
        </ToastProvider>
      </LayerProvider>
    </ThemeProvider>,
  );
  act(() => tell([edit]));
  return {
    draft,
    isSaved,
    giveUp,
    tellAgain: () => act(() => tell([{ ...edit, told: 2 }])),
    user: userEvent.setup(),
  };
};

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

const press = (name: string) => screen.getByRole('button', { name });

describe('a change that the server does not take', () => {
  it('has its words copied as its form has them now', async () => {
    const { draft, user } = show();
    expect(screen.getByRole('status')).toHaveTextContent('fails to save “A mill” again and again');
    act(() => draft.next({ ...stored, headline: 'A mill, a month and more' }));
    await user.click(press('Copy the words'));
    expect(await navigator.clipboard.readText()).toBe('Headline\nA mill, a month and more');
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });

  it('keeps its words when the form is read anew', async () => {
    const { draft, isSaved, user } = show();
    act(() => {
      isSaved.next(true);
      draft.next(stored);
      isSaved.next(false);
      draft.next({ ...stored, headline: 'Typed afterwards' });
    });
    await user.click(press('Copy the words'));
    expect(await navigator.clipboard.readText()).toBe('Headline\nA mill and a month');
  });

  it('shows its words where the browser keeps the clipboard from Studio', async () => {
    const { user } = show();
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('Not allowed'));
    await user.click(press('Copy the words'));
    expect(await screen.findByRole('textbox', { name: 'Words that are not saved' })).toHaveValue(
      'Headline\nA mill and a month',
    );
  });

  it('is given up after a question, and is said no more', async () => {
    const { giveUp, user } = show();
    await user.click(press('Give the change up'));
    expect(screen.getByRole('dialog')).toHaveTextContent('Give up the change of “A mill”?');
    expect(giveUp).not.toHaveBeenCalled();
    await user.click(press('Give the change up'));
    expect(giveUp).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('is put off until it is told again', async () => {
    const { tellAgain, user } = show();
    await user.click(press('Later'));
    expect(screen.queryByRole('status')).toBeNull();
    tellAgain();
    expect(screen.getByRole('status')).toBeInTheDocument();
  });
});
