import { LayerProvider, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { ToastProvider } from '@sanity/ui/toast';
import { act, render, screen } from '@testing-library/react';
import { createReports } from '../../../../sanity/studio/dialogs/reports.ts';
import { NotSaved } from '../../../../sanity/studio/layout/NotSaved.tsx';

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

it('shows the reason for some seconds', async () => {
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
  act(() => report('The server fails.'));
  expect(await screen.findByText('The server fails.')).toBeInTheDocument();
  expect(document.querySelectorAll('[data-ui=ToastLoadingBar]')).toHaveLength(1);
});
