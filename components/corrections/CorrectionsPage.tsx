import { articlePath, correctionAnchor, correctionPath, pagePath, sectionPath } from '../../lib/addresses.ts';
import type { LoggedCorrection, PublicKind } from '../../lib/corrections/Correction.ts';
import { kindWords, publicKinds, storyGone } from '../../lib/corrections/correctionWords.ts';
import type { Site } from '../../lib/site.ts';
import { BeforeAndAfter, CorrectionNote } from './CorrectionNote.tsx';

/** What the log is narrowed to. */
export type LogFilter = { kind: PublicKind } | { section: { title: string; slug: string } } | null;

type CorrectionsPageProps = { corrections: LoggedCorrection[]; filter: LogFilter; site: Site };

const isKind = (filter: LogFilter, kind: PublicKind) =>
  filter !== null && 'kind' in filter && filter.kind === kind;
const isSection = (filter: LogFilter, slug: string) =>
  filter !== null && 'section' in filter && filter.section.slug === slug;

/** Each filter is a page of its own: it can be linked to, and needs no script. */
const Filters = ({ filter, site }: Pick<CorrectionsPageProps, 'filter' | 'site'>) => (
  <nav aria-label="Filter corrections">
    <ul className="plain filters">
      <li>
        <a href="/corrections" aria-current={filter === null ? 'page' : undefined}>
          All
        </a>
      </li>
      {publicKinds.map((kind) => (
        <li key={kind}>
          <a
            href={`/corrections/${kindWords[kind].path}`}
            aria-current={isKind(filter, kind) ? 'page' : undefined}
          >
            {kindWords[kind].many}
          </a>
        </li>
      ))}
    </ul>
    <ul className="plain filters">
      {site.sections.map(({ title, slug }) => (
        <li key={slug}>
          <a
            href={`/corrections/in/${encodeURIComponent(slug)}`}
            aria-current={isSection(filter, slug) ? 'page' : undefined}
          >
            In {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** What the page is called, by its filter. */
export const correctionsTitle = (filter: LogFilter): string => {
  if (filter === null) return 'Corrections';
  return 'kind' in filter ? kindWords[filter.kind].many : `Corrections in ${filter.section.title}`;
};

/** The log: everything that we got wrong and put right, and nothing is ever taken out of it. */
export const CorrectionsPage = ({ corrections, filter, site }: CorrectionsPageProps) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{correctionsTitle(filter)}</h1>
      <p className="standfirst">
        What we got wrong, and what is right. A published note is never edited or removed; a wrong one gets a
        successor.
      </p>
      {site.policies.correctionsPolicy && (
        <p className="small">
          <a href={pagePath(site.policies.correctionsPolicy.slug)}>{site.policies.correctionsPolicy.title}</a>
        </p>
      )}
      <Filters filter={filter} site={site} />
      <p className="small feeds">
        Follow by <a href="/corrections/feed.xml">Atom</a> or <a href="/corrections/feed.json">JSON Feed</a>
      </p>
    </header>
    {corrections.length === 0 ? (
      <p className="page-body">Nothing here.</p>
    ) : (
      <ol className="plain log">
        {corrections.map((correction) => (
          <li key={correction.id} id={correction.article ? undefined : correctionAnchor(correction.id)}>
            <p className="small">
              {correction.article?.section && (
                <>
                  <a href={sectionPath(correction.article.section.slug)}>
                    {correction.article.section.title}
                  </a>
                  <br />
                </>
              )}
              {correction.article && (
                <a href={correctionPath(correction.article.slug, correction.id)}>Note on the story</a>
              )}
            </p>
            <div>
              <h2 className="headline">
                {correction.article ? (
                  <a href={articlePath(correction.article.slug)}>{correction.article.headline}</a>
                ) : (
                  storyGone
                )}
              </h2>
              <CorrectionNote correction={correction} site={site} />
              {correction.was && correction.is && <BeforeAndAfter was={correction.was} is={correction.is} />}
            </div>
          </li>
        ))}
      </ol>
    )}
  </main>
);
