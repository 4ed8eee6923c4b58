import { sectionPath } from '../../lib/addresses.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { ReadingSettings } from '../reading/ReadingSettings.tsx';

const id = 'menu';

type SiteMenuProps = { site: Site; current: string | null };

/** The button of the menu. The browser opens and closes a popover without a script. */
export const MenuButton = ({ site }: { site: Site }) => (
  <button className="menu-button" type="button" popoverTarget={id} aria-label={wordsOf(site)('page.menu')}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 3h14M1 8h14M1 13h14" />
    </svg>
    <span>{wordsOf(site)('page.menu')}</span>
  </button>
);

/** All sections, and the ways to find a story. */
export const SiteMenu = ({ site, current }: SiteMenuProps) => {
  const words = wordsOf(site);
  const parts = [
    {
      title: words('page.sections'),
      links: site.sections.map(({ title, slug }) => ({ title, path: sectionPath(slug) })),
    },
    {
      title: words('page.find'),
      links: [
        { title: words('page.frontPage'), path: '/' },
        { title: words('page.search'), path: '/search' },
        { title: words('page.archive'), path: '/archive' },
        { title: words('page.corrections'), path: '/corrections' },
        { title: words('page.yourStories'), path: '/saved' },
      ],
    },
  ];
  return (
    <nav className="menu" id={id} popover="auto" aria-label={words('page.menu')}>
      <button className="menu-button" type="button" popoverTarget={id} popoverTargetAction="hide">
        {words('page.close')}
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
      <ReadingSettings site={site} />
    </nav>
  );
};
