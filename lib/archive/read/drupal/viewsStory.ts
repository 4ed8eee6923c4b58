import { parsePage } from '../../../import/html/parsePage.ts';
import type { ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { notPublished } from '../../notPublished.ts';
import { authorsOf, labelsFrom, slugIn } from '../nameParts.ts';
import { perhapsPlain, plainTitle } from '../plainTitle.ts';
import { instantOfDrupal } from './instantOfDrupal.ts';
import { isStoryRow, type ViewsRow } from './viewsRow.ts';

/** The names of columns that say the same, as `nameOf` writes them. */
const columns = {
  title: ['title', 'headline', 'titleraw'],
  body: ['body', 'bodyprocessed', 'bodyvalue', 'content', 'text', 'articlebody', 'maintext'],
  standfirst: ['standfirst', 'subtitle', 'subheadline', 'subhead', 'deck', 'dek', 'intro', 'lead'],
  teaser: ['bodysummary', 'summary', 'teaser', 'excerpt', 'description'],
  date: [
    'publishedat',
    'publishedon',
    'publishon',
    'publishdate',
    'publicationdate',
    'datepublished',
    'date',
    'created',
    'authoredon',
    'postdate',
  ],
  author: ['author', 'authors', 'byline', 'writer', 'writers', 'authoredby', 'uid', 'name'],
  section: ['section', 'sections', 'category', 'categories', 'channel', 'rubric', 'desk'],
  topics: ['tags', 'topics', 'keywords', 'tag'],
  image: ['image', 'leadimage', 'mainimage', 'heroimage', 'articleimage', 'teaserimage', 'picture', 'photo'],
  alt: ['imagealt', 'imagealttext', 'alt', 'alternativetext'],
  caption: ['imagecaption', 'imagetitle', 'caption'],
  address: ['path', 'alias', 'urlalias', 'url', 'link', 'view', 'viewnode', 'canonicalurl', 'linktocontent'],
  number: ['nid', 'id', 'contentid', 'nodeid'],
  uuid: ['uuid'],
  language: ['langcode', 'language', 'contentlanguage', 'translationlanguage'],
  status: ['status', 'published', 'publishingstatus', 'publishedstatus', 'moderationstate'],
  type: ['type', 'contenttype', 'bundle'],
} as const;
type Column = keyof typeof columns;

/** What says nothing of a story. */
const silent = new Set([
  'changed',
  'updated',
  'updateddate',
  'vid',
  'revisionid',
  'sticky',
  'promote',
  'promotedtofrontpage',
  'stickyattopoflists',
  'defaultlangcode',
  'revisiontimestamp',
  'revisionuid',
  'comment',
  'nothing',
  'operations',
]);

const find = (row: ViewsRow, column: Column): string =>
  columns[column].map((name) => row.get(name) ?? '').find((text) => text !== '') ?? '';

export const titleOfRow = (row: ViewsRow): string => plainTitle(find(row, 'title')) || 'Untitled';

/** What boxes, and views of a box, show for “on”. */
const ons = /^(?:1|on|yes|true|✔|✓)$/i;

export const reasonToSkipRow = (row: ViewsRow): string | null => {
  if (!isStoryRow(row)) return 'no title and no text';
  if (/^(?:page|basic page)$/i.test(find(row, 'type'))) return 'a page, not a story';
  for (const name of columns.status) {
    const state = plainTitle(row.get(name) ?? '');
    // “Published” may be the state or the time.
    if (ons.test(state) || instantOfDrupal(state) !== null) continue;
    const reason = notPublished({ published: state, status: state });
    if (reason !== null) return reason;
  }
  return find(row, 'body') === '' ? 'no text of its own' : null;
};

const maxNotes = 20;
const maxNoteCharacters = 300;

/** What tells a row from the others, also of those that the JSON:API gave. */
export const keyOfRow = (row: ViewsRow): string => {
  const id = find(row, 'uuid') || find(row, 'number') || addressOf(row) || titleOfRow(row);
  return `drupal ${id} ${languageOf(row) ?? ''}`;
};

/** The story of a row of a view. */
export const viewsStory = (row: ViewsRow): ArchivedStory => {
  const address = addressOf(row);
  const number = /^\d+$/.exec(plainTitle(find(row, 'number')))?.[0];
  const teaser = plainTitle(find(row, 'teaser')) || null;
  const standfirst = plainTitle(find(row, 'standfirst')) || null;
  const writers = namesIn(find(row, 'author')).filter((name) => !/^\d+$|^\/user\//.test(name));
  return {
    key: keyOfRow(row),
    headline: titleOfRow(row),
    slug: slugIn(address === null ? null : (URL.parse(address, 'http://archive.invalid')?.href ?? null)),
    standfirst: standfirst ?? teaser,
    summary: standfirst === null ? null : teaser,
    html: find(row, 'body'),
    hasLooseText: !/<(?:p|div|h\d|ul|ol|blockquote|figure|table)[\s>]/i.test(find(row, 'body')),
    publishedAt: dateOf(row),
    language: languageOf(row),
    addresses: [...(address ? [address] : []), ...(number ? [`/node/${number}`] : [])],
    authors: authorsOf(writers),
    labels: labelsFrom(namesIn(find(row, 'section')), namesIn(find(row, 'topics'))),
    leadImage: pictureOf(row),
    notes: notesOf(row),
  };
};

const languageOf = (row: ViewsRow): string | null => {
  const told = plainTitle(find(row, 'language'));
  return /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(told) ? told : null;
};

/** A published state is no date, and a column of dates may be one of several. */
const dateOf = (row: ViewsRow): string | null => {
  const told = [...columns.date, 'published']
    .map((name) => row.get(name) ?? '')
    .filter((text) => /\d{4}/.test(text));
  for (const text of told) {
    const at = instantOfDrupal(text);
    if (at !== null) return at;
  }
  const [first] = told;
  return first === undefined ? null : plainTitle(first);
};

/** An address, or the one of a link to the node. */
const addressOf = (row: ViewsRow): string | null => {
  for (const name of columns.address) {
    const text = row.get(name) ?? '';
    const address = /<a\s/i.test(text)
      ? (parsePage(text).querySelector('a[href]')?.getAttribute('href') ?? '')
      : text;
    if (/^(?:\/|https?:\/\/)\S+$/.test(address)) return address;
  }
  return null;
};

/** Names in links, in items of a list, or with commas or bars between. */
const namesIn = (text: string): string[] => {
  if (!/</.test(text)) return text.split(/[,|;]/).map(perhapsPlain).filter(Boolean);
  const { body } = parsePage(text);
  const parts = [...body.querySelectorAll('a, li')].filter((part) => part.querySelector('a, li') === null);
  return parts.length > 0
    ? parts.map(({ textContent }) => textContent?.trim() ?? '').filter(Boolean)
    : namesIn(body.textContent ?? '');
};

const pictureOf = (row: ViewsRow): ArchivedPicture | null => {
  const text = find(row, 'image');
  const image = /<img\s/i.test(text) ? parsePage(text).querySelector('img[src]') : null;
  const address = (image?.getAttribute('src') ?? (/</.test(text) ? '' : text.split(', ')[0])) || '';
  if (!/^(?:\/|https?:\/\/|[\w./-]+\.\w{3,4}$)/.test(address)) return null;
  const alt = image?.getAttribute('alt')?.trim() || plainTitle(find(row, 'alt'));
  const caption = image?.getAttribute('title')?.trim() || plainTitle(find(row, 'caption'));
  return {
    address: address.replace(/^public:\/\//, '/sites/default/files/'),
    ...(alt && { alt }),
    ...(caption && { caption }),
  };
};

const known: ReadonlySet<string> = new Set([...Object.values(columns).flat(), ...silent]);

/** Columns that no field here has. */
const notesOf = (row: ViewsRow): string[] =>
  [...row]
    .filter(([name, text]) => text !== '' && !known.has(name))
    .slice(0, maxNotes)
    .map(([name, text]) => `Left over (${name}): ${plainTitle(text)}`.slice(0, maxNoteCharacters));
