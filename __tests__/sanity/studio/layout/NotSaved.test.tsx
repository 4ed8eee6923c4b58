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

it.each([
  ['for some seconds', false],
  ['until the person closes it', true],
])('shows the reason %s', async (_case, stays) => {
  const { report, subscribe } = createReports();
  render(
    <ThemeProvider theme={buildTheme()}>
      <LayerProvider>
        <ToastProvider>
          <NotSaved title="Cannot be saved" reports={{ subscribe }} stays={stays} />
        </ToastProvider>
      </LayerProvider>
    </ThemeProvider>,
  );
  act(() => report('The server fails.'));
  expect(await screen.findByText('The server fails.')).toBeInTheDocument();
  expect(document.querySelectorAll('[data-ui=ToastLoadingBar]')).toHaveLength(stays ? 0 : 1);
});
