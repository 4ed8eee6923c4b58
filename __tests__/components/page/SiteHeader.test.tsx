import { render, screen, within } from '@testing-library/react';
import { Breadcrumb } from '../../../components/page/Breadcrumb.tsx';
import { SiteHeader } from '../../../components/page/SiteHeader.tsx';
import { site } from '../../fixtures/story.ts';

const picture = {
  ...{ url: '', width: 64, height: 64, placeholder: null, alt: '', caption: null, credit: null },
  ...{ copyright: null, licenceUrl: null, digitalSource: null, rect: null },
  focus: { x: 0.5, y: 0.5 },
};
const sections = Array.from({ length: 12 }, (_, index) => ({
  title: `Section ${index + 1}`,
  slug: `section-${index + 1}`,
}));

const show = (current: string | null) =>
  render(<SiteHeader site={{ ...site, sections }} current={current} folio={null} />);

describe('the header', () => {
  it('has the mark of the theme after the name, or the picture of Site settings', () => {
    const { container, unmount } = show(null);
    expect(container.querySelector('.nameplate path')).toHaveAttribute('d', site.look.glyph.path);
    unmount();
    const url = '/lake/images/copydesk/production/mark-64x64.png';
    render(
      <SiteHeader
        site={{ ...site, look: { ...site.look, mark: { ...picture, url } } }}
        current={null}
        folio={null}
      />,
    );
    expect(document.querySelector('.nameplate img')).toHaveAttribute('src', expect.stringContaining(url));
    expect(document.querySelector('.nameplate svg')).toBeNull();
  });

  it('links all sections, and marks the current one', () => {
    show('/sections/section-11');
    const nav = screen.getByRole('navigation', { name: 'Sections' });
    expect(within(nav).getAllByRole('link')).toHaveLength(12);
    expect(within(nav).getByRole('link', { current: 'page' })).toHaveTextContent('Section 11');
  });

  it('has a menu that the browser opens and closes without a script', () => {
    show(null);
    const menu = document.querySelector('[popover]');
    expect(menu).toHaveAttribute('aria-label', 'Menu');
    expect(screen.getByRole('button', { name: 'Menu' })).toHaveAttribute('popovertarget', menu?.id);
    const [close] = within(menu as HTMLElement).getAllByText('Close');
    expect(close).toHaveAttribute('popovertargetaction', 'hide');
  });

  it('has all sections, archive, search and corrections in the menu', () => {
    show('/archive');
    const menu = document.querySelector<HTMLElement>('[popover]') ?? document.body;
    const paths = [...menu.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(paths).toEqual([
      ...sections.map(({ slug }) => `/sections/${slug}`),
      ...['/', '/search', '/archive', '/corrections', '/saved'],
    ]);
    expect(menu.querySelector('[aria-current]')).toHaveTextContent('Archive');
  });
});

describe('breadcrumbs', () => {
  const to = [
    { name: 'Front page', path: '/' },
    { name: 'Tech', path: '/sections/tech' },
    { name: 'Microsoft', path: '/topics/microsoft' },
  ];
  const items = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

  it('link the pages above the page, and name the page', () => {
    render(<Breadcrumb site={site} to={to} />);
    expect(items()).toEqual(['Front page', 'Tech', 'Microsoft']);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/',
      '/sections/tech',
    ]);
    expect(screen.getByText('Microsoft')).toHaveAttribute('aria-current', 'page');
  });

  it('leave out a page that says its own name right below', () => {
    render(<Breadcrumb site={site} to={to} hidesPage />);
    expect(items()).toEqual(['Front page', 'Tech']);
  });
});
