import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { act, fireEvent, render, screen } from '@testing-library/react';
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

/** Renders a part with what is loaded meanwhile. */
const show = (part: ReactNode) =>
  act(async () => {
    render(
      <ThemeProvider theme={buildTheme()}>
        <Crash>
          <Suspense>{part}</Suspense>
        </Crash>
      </ThemeProvider>,
      { onCaughtError: () => {} },
    );
  });

const Broken = () => {
  throw new Error('x is not a function');
};

const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

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
    await show(<Part />);
    expect(screen.getByRole('alert')).toHaveTextContent(
      /^“Numbers” could not be loaded.*could not be reached/,
    );
    await press('Try again');
    expect(screen.getByText(/still cannot be reached/)).toBeVisible();
    isThere = true;
    await press('Try again');
    expect(screen.getByText('Charts')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that the server does not have any more needs a new page', async () => {
    isThere = true;
    const Part = loadPart('Numbers', async () => {
      throw missing;
    });
    await show(<Part />);
    await press('Try again');
    expect(screen.getByRole('alert')).toHaveTextContent('Studio was updated since you opened it.');
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeVisible();
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
    await show(<Panel documentId="a" documentType="article" onClose={onClose} />);
    expect(screen.getByRole('alert')).toHaveTextContent('“Comments” could not be loaded');
    await press('Close');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('that fails for another reason is left to Studio', async () => {
    await show(
      <PartBoundary title="Numbers">
        <Broken />
      </PartBoundary>,
    );
    expect(screen.getByText('crashed')).toBeVisible();
  });
});
