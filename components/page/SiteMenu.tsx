import { sectionPath } from '../../lib/addresses.ts';
import type { Site } from '../../lib/site.ts';
import { ReadingSettings } from '../reading/ReadingSettings.tsx';

const id = 'menu';

type SiteMenuProps = { site: Site; current: string | null };

/** The button of the menu. The browser opens and closes a popover without a script. */
export const MenuButton = () => (
  <button className="menu-button" type="button" popoverTarget={id} aria-label="Menu">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 3h14M1 8h14M1 13h14" />
    </svg>
    <span>Menu</span>
  </button>
);

/** All sections, and the ways to find a story. */
export const SiteMenu = ({ site, current }: SiteMenuProps) => {
  const parts = [
    {
      title: 'Sections',
      links: site.sections.map(({ title, slug }) => ({ title, path: sectionPath(slug) })),
    },
    {
      title: 'Find',
      links: [
        { title: 'Front page', path: '/' },
        { title: 'Search', path: '/search' },
        { title: 'Archive', path: '/archive' },
        { title: 'Corrections', path: '/corrections' },
        { title: 'Your stories', path: '/saved' },
      ],
    },
  ];
  return (
    <nav className="menu" id={id} popover="auto" aria-label="Menu">
      <button className="menu-button" type="button" popoverTarget={id} popoverTargetAction="hide">
        Close
      </button>
      {parts
        .filter(({ links }) => links.length > 0)
        .map(({ title, links }) => (
          <div key={title}>
            <h2>{title}</h2>
            <ul className="plain">
              {links.map(({ title: name, path }) => (
                <li key={path}>
                  <a href={path} aria-current={current === path ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      <ReadingSettings />
    </nav>
  );
};
