import { LayerProvider, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen } from '@testing-library/react';
import { SessionOver } from '../../../../sanity/studio/layout/SessionOver.tsx';

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

const show = (otherPerson: string | null) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <LayerProvider>
        <SessionOver
          session={{
            fetch: async () => new Response(),
            isOver: () => true,
            otherPerson: () => otherPerson,
            subscribe: () => () => {},
          }}
          address="/sign-in"
        />
      </LayerProvider>
    </ThemeProvider>,
  );

describe('a session that has ended', () => {
  it('is said in a dialog that leads to the sign-in page', () => {
    show(null);
    expect(screen.getByRole('dialog')).toHaveTextContent('Your session has ended');
    expect(screen.getByRole('button', { name: 'Sign in again' })).toBeInTheDocument();
  });

  it('and in which another person has signed in since is said without a dialog over the form', () => {
    show('This window belongs to Ann.');
    expect(screen.getByRole('status')).toHaveTextContent('This window belongs to Ann.');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
