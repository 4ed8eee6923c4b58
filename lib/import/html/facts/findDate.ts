import { findToldDate } from '../../recognise/dates.ts';
import type { Marked, PageMarkup, Value } from './PageMarkup.ts';
import { shortText } from './PageMarkup.ts';

const published = [
  ...['article:published_time', 'article:published', 'og:published_time', 'og:article:published_time'],
  ...[
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.created',
  ],
  ...[
    'dc.date.created',
    'dc.date',
    'dcterms.date',
    'pubdate',
    'publishdate',
    'publish_date',
    'publish-date',
    'publication_date',
  ],
  ...[
    'article.published',
    'published_time_telegram',
    'cxenseparse:recs:publishtime',
    'displaydate',
    'originalpublicationdate',
  ],
  ...[
    'citation_publication_date',
    'citation_date',
    'ptime',
    'article_date_original',
    'bt:pubdate',
    'date',
    'dc.terms.created',
    'created',
  ],
];

/** The date of publication that the page's metadata or its markup tells, the surest first. */
export const findDate = (page: PageMarkup, address: string | null): Value | null => {
  const meta = page.metas(...published).find(isDate);
  if (meta) return meta;
  const property =
    valueIn(page.properties.get('datePublished') ?? []) ?? valueIn(page.properties.get('dateCreated') ?? []);
  if (property) return property;
  const path = dateInAddress(address);
  const shown = shownDate(page);
  // An address tells the day. What the page shows may tell the time of the same day.
  if (path && (!shown || findToldDate(shown.value)?.day !== path.value)) return path;
  return shown;
};

const isDate = ({ value }: { value: string }): boolean => findToldDate(value) !== null;

const valueIn = (marked: Marked[]): Value | null => {
  for (const { element, hint } of marked) {
    const found = valuesOf(element).find((value) => findToldDate(value));
    if (found) return { value: found, from: hint };
  }
  return null;
};

const valuesOf = (element: Element): string[] =>
  [
    ...['datetime', 'content', 'data-datetime', 'data-timestamp', 'data-time', 'title'].map((name) =>
      element.getAttribute(name),
    ),
    shortText(element),
  ].flatMap((value) => value?.trim() || []);

/** How many elements below the headline, or above it, a date may be. */
const maxBelow = 250;
const maxAbove = 40;
const maxDateCharacters = 160;

/** The date that is shown nearest to the headline: first of those that say they are of publication. */
const shownDate = (page: PageMarkup): Value | null => {
  const top =
    page.headings.find(({ element, hint }) => hint === 'h1' && !page.isElsewhere(element))?.index ??
    page.headings[0]?.index;
  const near = page.dates
    .filter(({ element, index, hint }) => {
      if (page.isElsewhere(element)) return false;
      if (top === undefined) return hint === 'time';
      return index >= top - maxAbove && index <= top + maxBelow;
    })
    .flatMap(({ element, index, hint }) => {
      const value = valuesOf(element).find((one) => one.length <= maxDateCharacters && findToldDate(one));
      if (value === undefined) return [];
      const names = `${element.className} ${element.id} ${element.parentElement?.className ?? ''} ${shortText(element) ?? ''}`;
      const isUpdate = /updat|modif|edited|aktualis/i.test(names) && !/publish|posted/i.test(names);
      const isStated = element.hasAttribute('pubdate') || /publish|pubdate|posted/i.test(names);
      const distance = top === undefined ? index : index >= top ? index - top : (top - index) * 4;
      return [{ value, hint, rank: (isUpdate ? 2_000 : 0) - (isStated ? 500 : 0) + distance }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const [first] = near;
  return first
    ? { value: first.value, from: first.hint === 'time' ? 'time on the page' : 'date on the page' }
    : null;
};

const dateInAddress = (address: string | null): Value | null => {
  const [, year, , month, day, , compactMonth, compactDay] =
    /[/-]((?:199|20[0-4])\d)(?:([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)/.exec(
      address ? new URL(address).pathname : '',
    ) ?? [];
  const told = year ? findToldDate(`${year}-${month ?? compactMonth}-${day ?? compactDay}`) : null;
  return told && { value: told.day, from: 'address of the page' };
};
