import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

type BreadcrumbProps = {
  site: Site;
  /** From the front page to the page itself. */
  to: { name: string; path: string }[];
  /** True if the page says its own name right below. */
  hidesPage?: boolean;
};

/** Where a page is. */
export const Breadcrumb = ({ site, to, hidesPage = false }: BreadcrumbProps) => (
  <nav className="sheet" aria-label={wordsOf(site)('page.breadcrumb')}>
    <ol className="plain trail">
      {to.slice(0, -1).map(({ name, path }) => (
        <li key={path}>
          <a href={path}>{name}</a>
        </li>
      ))}
      {!hidesPage && <li aria-current="page">{to.at(-1)?.name}</li>}
    </ol>
  </nav>
);
