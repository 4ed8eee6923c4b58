import { type FactName, noFacts, type PageFacts } from '../../PageFacts.ts';
import { comparable } from '../../recognise/comparable.ts';
import { findToldDate } from '../../recognise/dates.ts';
import { findArticle, findWebPage, typeOfWorkOf } from './findArticle.ts';
import { authorsOfArticle, authorsOfMarkup, unsureAuthors } from './findAuthors.ts';
import { findDate } from './findDate.ts';
import { JsonLd, type Thing } from './jsonLd.ts';
import { PageMarkup, shortText, type Value } from './PageMarkup.ts';
import { plainText } from './plainText.ts';
import { titleOfPage } from './titleOfPage.ts';

const maxTags = 50;
const maxBodyCharacters = 1_000_000;
const maxBodyLines = 2_000;

/** Reads what a page says of itself: in structured data, else in metadata, else in its markup. */
export const pageFacts = (document: Document, given: Partial<PageFacts> = {}): PageFacts => {
  const page = new PageMarkup(document);
  const data = new JsonLd(page.scripts);
  const address = given.address ?? addressOf(page);
  const titles = [
    page.meta('og:title')?.value ?? null,
    ...page.headings.slice(0, 5).map(({ element }) => shortText(element)),
  ];
  const article = findArticle(data, { address, titles });
  const facts: PageFacts = { ...noFacts, from: {} };
  const set = <Name extends FactName>(name: Name, value: PageFacts[Name], from: string): void => {
    facts[name] = value;
    facts.from[name] = from;
  };
  const told = textsOf(page, data, article, address);
  for (const [name, value] of Object.entries(told) as [keyof typeof told, Value | null][])
    if (value) set(name, value.value, value.from);
  const outlet = facts.outlet;
  const authors =
    (article && authorsOfArticle(data, article, outlet)) ??
    authorsOfMarkup(page, outlet) ??
    unsureAuthors(page, data, article, outlet);
  if (authors) set('authors', authors.names, authors.from);
  const typeOfWork = article && typeOfWorkOf(article);
  if (typeOfWork) set('typeOfWork', typeOfWork, 'JSON-LD @type');
  const tags = tagsOf(page, data, article);
  if (tags) set('tags', tags.names, tags.from);
  for (const [name, value] of Object.entries(given))
    if (value !== null) facts.from[name as FactName] = 'the file';
  return { ...facts, ...given, from: facts.from };
};

const textsOf = (page: PageMarkup, data: JsonLd, article: Thing | null, address: string | null) => {
  const ofArticle = (key: string, ...more: string[]): Value | null => {
    for (const one of [key, ...more]) {
      const value = article && data.text(article[one]);
      if (value) return { value, from: `JSON-LD ${one}` };
    }
    return null;
  };
  const outlet =
    page.meta('og:site_name', 'application-name') ?? ofArticle('publisher') ?? page.meta('twitter:site:name');
  const host = address === null ? null : hostOf(address);
  const headings = page.headings.flatMap(({ element }) => shortText(element) ?? []);
  const short = (value: Value | null): Value | null =>
    value && { ...value, value: titleOfPage(value.value, { outlet: outlet?.value ?? null, host, headings }) };
  const property = (name: string): Value | null => {
    const [found] = page.properties.get(name) ?? [];
    const value = found && (found.element.getAttribute('content') || shortText(found.element));
    return value ? { value, from: `itemprop ${name}` } : null;
  };
  const body = article && data.list(article.articleBody).find((one) => typeof one === 'string');
  const date = (value: Value | null): Value | null => (value && findToldDate(value.value) ? value : null);
  return {
    headline:
      ofArticle('headline', 'name') ??
      short(
        page.meta(
          'og:title',
          'twitter:title',
          'parsely-title',
          'dc.title',
          'sailthru.title',
          'citation_title',
        ),
      ) ??
      property('headline'),
    title: page.title === null ? null : short({ value: page.title, from: 'title' }),
    description: describe(
      ofArticle('description', 'alternativeHeadline', 'abstract'),
      page.metas(
        'og:description',
        'description',
        'twitter:description',
        'dc.description',
        'sailthru.description',
      ),
      property('description'),
    ),
    section:
      ofArticle('articleSection') ?? page.meta('article:section', 'parsely-section') ?? categoryOf(page),
    publishedAt:
      date(ofArticle('datePublished', 'dateCreated', 'uploadDate')) ??
      date(dateOfPage(data)) ??
      findDate(page, address),
    language:
      orNull(page.language, 'html lang') ??
      ofArticle('inLanguage') ??
      page.meta('content-language', 'og:locale', 'dc.language', 'language'),
    address: orNull(address, page.canonical ? 'canonical' : 'og:url'),
    outlet,
    image: imageOf(page, data, article, address),
    articleBody: orNull(typeof body === 'string' ? linesOf(body) : null, 'JSON-LD articleBody'),
  } satisfies Partial<Record<FactName, Value | null>>;
};

const dateOfPage = (data: JsonLd): Value | null => {
  const page = findWebPage(data);
  return page && orNull(data.text(page.datePublished), 'JSON-LD datePublished');
};

/** A category that is linked once near the story. Of several none is the section. */
const categoryOf = (page: PageMarkup): Value | null => {
  const names = new Set(
    page.categories
      .filter(({ element }) => !page.isElsewhere(element))
      .flatMap(({ element }) => shortText(element) ?? []),
  );
  const [name] = names;
  return names.size === 1 && name ? { value: name, from: 'rel category' } : null;
};

/** A text of several lines. */
const linesOf = (text: string): string | null =>
  text
    .slice(0, maxBodyCharacters)
    .replaceAll(/<(?:br\s?\/?|\/p|\/div|\/h\d|\/li)>/gi, '\n')
    .split(/[\n\r]+/)
    .slice(0, maxBodyLines)
    .flatMap((line) => plainText(line, maxBodyCharacters) ?? [])
    .join('\n') || null;

const orNull = (value: string | null, from: string): Value | null =>
  value === null ? null : { value, from };

/** The longest of those that begin alike; else the first. Systems cut the description of one place for another. */
const describe = (article: Value | null, metas: Value[], property: Value | null): Value | null => {
  const all = [article, ...metas, property].flatMap((value) => value ?? []);
  const [first] = all;
  if (!first) return null;
  const start = comparable(first.value).slice(0, 60);
  const alike = all.filter(({ value }) => comparable(value).startsWith(start));
  return alike.toSorted((a, b) => b.value.length - a.value.length)[0] ?? first;
};

const tagsOf = (
  page: PageMarkup,
  data: JsonLd,
  article: Thing | null,
): { names: string[]; from: string } | null => {
  const split = (texts: string[]): string[] =>
    [...new Set(texts.flatMap((text) => text.split(/[,;]/)).map((tag) => tag.trim()))]
      .filter(Boolean)
      .slice(0, maxTags);
  const groups: [string[], string][] = [
    [article ? data.texts(article.keywords) : [], 'JSON-LD keywords'],
    [page.metas('article:tag').map(({ value }) => value), 'article:tag'],
    [page.metas('news_keywords', 'parsely-tags', 'keywords').map(({ value }) => value), 'keywords'],
    [
      page.tags
        .filter(({ element }) => !page.isElsewhere(element))
        .flatMap(({ element }) => shortText(element) ?? []),
      'rel tag',
    ],
  ];
  const names = split(groups.flatMap(([texts]) => texts));
  const from = groups.flatMap(([texts, name]) => (texts.length > 0 ? [name] : [])).join(', ');
  return names.length > 0 ? { names, from } : null;
};

/** The picture that the page shows for itself elsewhere. A site's mark is none. */
const imageOf = (
  page: PageMarkup,
  data: JsonLd,
  article: Thing | null,
  address: string | null,
): Value | null => {
  const candidates: Value[] = [
    ...page.metas('og:image', 'og:image:url', 'og:image:secure_url'),
    ...(article ? data.addresses(article.image).map((value) => ({ value, from: 'JSON-LD image' })) : []),
    ...page.metas(
      'twitter:image',
      'twitter:image:src',
      'sailthru.image.full',
      'parsely-image-url',
      'thumbnail',
      'image',
    ),
    ...(page.pictureLink ? [{ value: page.pictureLink, from: 'image_src' }] : []),
    ...(page.properties.get('image') ?? []).flatMap(({ element }) => {
      const value =
        element.getAttribute('content') ??
        element.getAttribute('src') ??
        element.querySelector('img')?.getAttribute('src');
      return value ? [{ value, from: 'itemprop image' }] : [];
    }),
    ...shownPictures(page),
  ];
  for (const { value, from } of candidates) {
    const whole = webAddress(value, address);
    if (
      whole &&
      !/(?:^|[/_.-])(?:logos?|favicon|placeholder|spacer|blank|avatar)(?=[/_.\d-]|$)/i.test(
        new URL(whole).pathname,
      )
    )
      return { value: whole, from };
  }
  return null;
};

/** How many elements below the headline the picture of a story may be. */
const maxBelow = 200;
const minPixels = 300;
/** A shorter text may be the name of a person, or of the newspaper. */
const minTitleCharacters = 12;

/** Pictures beside the headline that say they are large, or stand in a figure; else those named for the page's title. */
const shownPictures = (page: PageMarkup): Value[] => {
  const top = page.headings.find(({ element, hint }) => hint === 'h1' && !page.isElsewhere(element))?.index;
  const shown = page.pictures.filter(({ element }) => !page.isElsewhere(element));
  const large = shown.filter(
    ({ element, index }) =>
      top !== undefined &&
      index >= top &&
      index <= top + maxBelow &&
      (Number(element.getAttribute('width') ?? 0) >= minPixels || element.closest('figure') !== null),
  );
  const named = shown.filter(({ element }) => isTitle(page, element.getAttribute('alt') ?? ''));
  return [
    ...large.flatMap(({ element }) => sourceOf(element, 'picture below the headline')),
    ...named.flatMap(({ element }) => sourceOf(element, 'picture with the title as its alternative text')),
  ];
};

const isTitle = ({ title }: PageMarkup, alt: string): boolean => {
  const known = comparable(alt);
  return known.length >= minTitleCharacters && title !== null && comparable(title).startsWith(known);
};

const sourceOf = (element: Element, from: string): Value[] => {
  const value = element.getAttribute('data-src') ?? element.getAttribute('src');
  return value ? [{ value, from }] : [];
};

const addressOf = (page: PageMarkup): string | null => {
  const shared = page.meta('og:url')?.value ?? null;
  return webAddress(page.canonical, shared) ?? webAddress(shared, page.base);
};

/** An address on the web, of what may be relative to another. */
const webAddress = (address: string | null | undefined, base: string | null): string | null => {
  const from = base && URL.canParse(base) ? base : undefined;
  if (!address || !URL.canParse(address, from)) return null;
  const { href, protocol } = new URL(address, from);
  return /^https?:$/.test(protocol) ? href : null;
};

const hostOf = (address: string): string =>
  new URL(address).hostname
    .replace(/^www\./, '')
    .split('.')
    .at(0) ?? '';
