import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen } from '@testing-library/react';
import { MoreLine } from '../../../../sanity/studio/inbox/MoreLine.tsx';

const lists = [
  { title: 'Reports from readers', href: '/studio/desk/reports' },
  { title: 'Waiting for an editor', href: '/studio/desk/waiting' },
];
const show = (hidden: number) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <MoreLine hidden={hidden} lists={lists} />
    </ThemeProvider>,
  );

describe('a list with more entries than it shows', () => {
  it('says how many, and links to the lists that have them', () => {
    show(1_300);
    expect(screen.getByRole('status')).toHaveTextContent(
      '1,300 more, which are older, are not shown here. See “Reports from readers” and “Waiting for an editor”.',
    );
    expect(screen.getByRole('link', { name: '“Reports from readers”' })).toHaveAttribute(
      'href',
      '/studio/desk/reports',
    );
  });

  it('says nothing if it shows all', () => {
    show(0);
    expect(screen.queryByRole('status')).toBeNull();
  });
});
