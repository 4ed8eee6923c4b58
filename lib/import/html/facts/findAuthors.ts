import { comparable } from '../../recognise/comparable.ts';
import { namesIn, signedNamesIn } from '../../recognise/namesIn.ts';
import { isThing, type JsonLd, type Thing, typesOf } from './jsonLd.ts';
import { type Marked, type PageMarkup, shortText } from './PageMarkup.ts';

export type Authors = { names: string[]; from: string };

const metaNames = [
  ...[
    'author',
    'article:author',
    'article:author_name',
    'og:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
  ],
  ...[
    'byl',
    'authors',
    'article.author',
    'dc.contributor',
    'citation_author',
    'cxenseparse:author',
    'rbauthors',
    'twitter:creator:name',
  ],
];

/** The people that the article's data names. An organisation counts if nobody else is named. */
export const authorsOfArticle = (data: JsonLd, article: Thing, outlet: string | null): Authors | null => {
  const authors = [...data.list(article.author), ...data.list(article.creator)];
  const isOrganisation = (one: unknown): boolean =>
    isThing(one) && typesOf(one).some((type) => /Organization$/.test(type));
  const people = unique(
    authors
      .filter((one) => !isOrganisation(one))
      .flatMap((one) => data.texts(one))
      .flatMap(namesIn),
  );
  const found =
    people.length > 0 ? people : unique(authors.flatMap((one) => data.texts(one)).flatMap(namesIn));
  const names = found.filter((name) => !outlet || comparable(name) !== comparable(outlet));
  return names.length > 0 ? { names, from: 'JSON-LD author' } : null;
};

/** The people that metadata, microdata, links or a byline name, in this order. */
export const authorsOfMarkup = (page: PageMarkup, outlet: string | null): Authors | null => {
  for (const name of metaNames) {
    const names = usable(
      page.metas(name).flatMap(({ value }) => namesIn(value)),
      outlet,
    );
    if (names.length > 0) return { names, from: name };
  }
  const property = near(page, page.properties.get('author') ?? []);
  const groups: [Marked[], string][] = [
    [property, 'itemprop author'],
    [
      near(
        page,
        page.authors.filter(({ hint }) => hint === 'rel author'),
      ),
      'rel author',
    ],
    [
      near(
        page,
        page.authors.filter(({ hint }) => hint === 'byline'),
      ),
      'byline on the page',
    ],
  ];
  for (const [marked, from] of groups) {
    const names = usable(namesAt(marked), outlet);
    if (names.length > 0) return { names, from };
  }
  return null;
};

/** Whom the data name by what may be a work, such as “Ann Reporter”: only if the page names nobody otherwise. */
export const unsureAuthors = (
  page: PageMarkup,
  data: JsonLd,
  article: Thing | null,
  outlet: string | null,
): Authors | null => {
  const told = article
    ? [...data.list(article.author), ...data.list(article.creator)].flatMap((one) => data.texts(one))
    : [];
  const sources = [
    { from: 'JSON-LD author', texts: told },
    ...metaNames.map((from) => ({ from, texts: page.metas(from).map(({ value }) => value) })),
  ];
  for (const { from, texts } of sources) {
    const names = usable(texts.flatMap(signedNamesIn), outlet);
    if (names.length > 0) return { names, from };
  }
  return null;
};

/** How many elements below the headline, or above it, a byline may be. */
const maxBelow = 250;
const maxAbove = 80;

const near = (page: PageMarkup, marked: Marked[]): Marked[] => {
  const top = page.headings.find(({ element, hint }) => hint === 'h1' && !page.isElsewhere(element))?.index;
  const here = marked.filter(({ element }) => !page.isElsewhere(element));
  const close = here.filter(
    ({ index }) => top === undefined || (index >= top - maxAbove && index <= top + maxBelow),
  );
  const below = close.filter(({ index }) => top === undefined || index >= top);
  return below.length > 0 ? below : close;
};

/** The names of the first element that holds some, and of those like it beside it. */
const namesAt = (marked: Marked[]): string[] => {
  for (const { element } of marked) {
    const named = [...element.querySelectorAll('[itemprop~="name"], [rel~="author"], .fn')];
    const links =
      named.length > 0
        ? named
        : [
            ...element.querySelectorAll(
              'a[href*="author"], a[href*="/by/"], a[href*="people"], a[href*="profile"]',
            ),
          ];
    const inner = unique(
      links.flatMap((one) => namesIn(shortText(one) ?? one.getAttribute('content') ?? '')),
    );
    if (inner.length > 0) return inner;
    const own = namesIn(bylineOf(element.getAttribute('content') ?? shortText(element) ?? ''));
    if (own.length === 0) continue;
    const alike = marked.filter(
      ({ element: other }) =>
        other.parentElement === element.parentElement && other.className === element.className,
    );
    return unique(alike.flatMap(({ element: one }) => namesIn(bylineOf(shortText(one) ?? ''))));
  }
  return [];
};

/** A byline is short, and ends before its time. */
const bylineOf = (text: string): string =>
  (text.length > 150 ? '' : text).split(/ (?:on|at|published|posted|updated|in) | [-–—|•·] |\d/iu)[0] ?? '';

const usable = (names: string[], outlet: string | null): string[] =>
  unique(names).filter((name) => !outlet || comparable(name) !== comparable(outlet));

const unique = (names: string[]): string[] =>
  [...new Map(names.map((name) => [comparable(name), name])).values()].slice(0, 20);
