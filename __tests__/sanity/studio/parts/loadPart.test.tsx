import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Component, type ReactNode, Suspense } from 'react';
import { guardInspectors } from '../../../../sanity/studio/parts/guardInspectors.tsx';
import { loadPart } from '../../../../sanity/studio/parts/loadPart.tsx';
import { PartBoundary } from '../../../../sanity/studio/parts/PartBoundary.tsx';

/** As the bundler names it. */
const missing = Object.assign(new Error('Failed to load chunk /_next/static/chunks/a.js'), {
  name: 'ChunkLoadError',
});

/** Studio's own boundary, which ends the tool. */
class Crash extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError = () => ({ hasFailed: true });
  override render() {
    return this.state.hasFailed ? 'crashed' : this.props.children;
  }
}

const show = (part: ReactNode) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <Crash>
        <Suspense>{part}</Suspense>
      </Crash>
    </ThemeProvider>,
    { onCaughtError: () => {} },
  );

const Broken = () => {
  throw new Error('x is not a function');
};

const tryAgain = () => userEvent.click(screen.getByRole('button', { name: 'Try again' }));

describe('a part of Studio', () => {
  let isThere: boolean;
  const { fetch } = globalThis;
  beforeEach(() => {
    isThere = false;
    globalThis.fetch = async () => {
      if (isThere) return { status: 200 } as Response;
      throw new TypeError('Failed to fetch');
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('that could not be loaded is named, and loaded again when the server is there', async () => {
    const Part = loadPart('Numbers', async () => {
      if (!isThere) throw missing;
      return () => <p>Charts</p>;
    });
    show(<Part />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^“Numbers” could not be loaded.*could not be reached/,
    );
    await tryAgain();
    expect(await screen.findByText(/still cannot be reached/)).toBeVisible();
    isThere = true;
    await tryAgain();
    expect(await screen.findByText('Charts')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that is a panel beside a document is named, and can be closed', async () => {
    const onClose = jest.fn();
    const [inspector] = guardInspectors([
      {
        name: 'sanity/comments',
        component: () => {
          throw missing;
        },
      },
    ]);
    const Panel = inspector?.component ?? (() => null);
    show(<Panel documentId="a" documentType="article" onClose={onClose} />);
    expect(screen.getByRole('alert')).toHaveTextContent('“Comments” could not be loaded');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('that fails for another reason is left to Studio', () => {
    show(
      <PartBoundary title="Numbers">
        <Broken />
      </PartBoundary>,
    );
    expect(screen.getByText('crashed')).toBeVisible();
  });
});
