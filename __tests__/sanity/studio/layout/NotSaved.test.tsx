import { LayerProvider, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { ToastProvider } from '@sanity/ui/toast';
import { act, render, screen } from '@testing-library/react';
import { notDeleted } from '../../../../sanity/studio/connection/refusedWrites.ts';
import { createReports } from '../../../../sanity/studio/dialogs/reports.ts';
import { NotSaved } from '../../../../sanity/studio/layout/NotSaved.tsx';

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

const show = () => {
  const { report, subscribe } = createReports();
  render(
    <ThemeProvider theme={buildTheme()}>
      <LayerProvider>
        <ToastProvider>
          <NotSaved title="Cannot be saved" reports={{ subscribe }} />
        </ToastProvider>
      </LayerProvider>
    </ThemeProvider>,
  );
  return report;
};

it('shows the reason for some seconds', async () => {
  const report = show();
  act(() => report('The server fails.'));
  expect(await screen.findByText('The server fails.')).toBeInTheDocument();
  expect(document.querySelectorAll('[data-ui=ToastLoadingBar]')).toHaveLength(1);
});

it('closes Studio’s question whether to delete a task when the server refuses, and no other time', () => {
  const report = show();
  const cancel = jest.fn();
  render(
    <div id="remove-task">
      <button type="button" data-testid="cancel-button" onClick={cancel}>
        Cancel
      </button>
    </div>,
  );
  act(() => report('The server fails.'));
  expect(cancel).not.toHaveBeenCalled();
  act(() => report('Only its author or an editor can delete a task.', notDeleted));
  expect(cancel).toHaveBeenCalledTimes(1);
});
