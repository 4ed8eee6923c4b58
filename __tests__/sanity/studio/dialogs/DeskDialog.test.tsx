import { LayerProvider, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { fireEvent, render, screen } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { DeskDialog } from '../../../../sanity/studio/dialogs/DeskDialog.tsx';
import { ReasonForm } from '../../../../sanity/studio/dialogs/ReasonForm.tsx';

const Late = () => {
  const [isLate, setIsLate] = useState(true);
  return (
    <DeskDialog
      title="Approve"
      size="wide"
      buttons={
        isLate && (
          <button type="button" onClick={() => setIsLate(false)}>
            Read it again
          </button>
        )
      }
      onClose={() => undefined}
    >
      <p>The text.</p>
    </DeskDialog>
  );
};

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

const show = (dialog: ReactElement) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <LayerProvider>{dialog}</LayerProvider>
    </ThemeProvider>,
  );

describe('a dialog', () => {
  it('takes the focus to what is read if a button goes after its press', () => {
    show(<Late />);
    const again = screen.getByRole('button', { name: 'Read it again' });
    again.focus();
    fireEvent.click(again);
    expect(screen.getByRole('group', { name: 'Approve' })).toHaveFocus();
  });

  it('that asks for a reason begins in its field', () => {
    show(
      <ReasonForm
        title="Decline"
        keptAs="a"
        hint="For the newsroom."
        confirm="Decline"
        isBusy={false}
        error={null}
        onSubmit={async () => true}
        onClose={() => undefined}
      />,
    );
    expect(screen.getByLabelText('Why')).toHaveFocus();
  });
});
