import { z } from 'zod';
import { parsePage } from '../../../import/html/parsePage.ts';
import type { Archived, ArchivedAuthor, ArchivedPicture, ArchivedSource } from '../../ArchivedStory.ts';
import { pictureDetails, prepareOwn } from '../../ownFigures.ts';
import { innerHtml } from '../innerHtml.ts';
import { authorsOf, labelsFrom, slugIn } from '../nameParts.ts';
import { ownCorrections } from '../ownCorrections.ts';
import { plainLine } from '../plainTitle.ts';
import { contactsFrom } from '../storyParts.ts';

const lineOf = (element: Element | null): string => plainLine(element?.textContent ?? '');

const linesOf = (elements: Iterable<Element>): string[] =>
  [...elements].map(lineOf).filter((line) => line !== '');

/**
 * The story of a page that an export of Copydesk wrote: each part has a class of its own. Null for another page.
 *
 * @param name of the file.
 * @see lib/archive/write/html.ts
 */
export const ownPage = (name: string, html: string): Archived | null => {
  if (!html.includes('<p class="dates">')) return null;
  const document = parsePage(html);
  const find = (selector: string): Element | null => document.querySelector(`body > article > ${selector}`);
  const all = (selector: string): Element[] => [...document.querySelectorAll(`body > article > ${selector}`)];
  const headline = lineOf(find('header > h1'));
  if (find('header > h1 > .kicker')) return { kind: 'skipped', title: headline, reason: 'retracted there' };
  const body = find('div.body');
  const modifiedAt = find('header > p.dates > time.updated')?.getAttribute('datetime');
  const publishedAt = find('header > p.dates > time:not(.updated)')?.getAttribute('datetime') ?? null;
  if (!body || publishedAt === null) return null;
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  const [kicker, dateline] = [
    lineOf(find('header > .eyebrow > .kicker')),
    lineOf(find('div.body > .dateline')),
  ];
  find('div.body > .dateline')?.remove();
  // What a correction struck out is shown, and no longer said.
  for (const struck of body.querySelectorAll('del')) struck.remove();
  const typeOfWork = find('header > .eyebrow > [data-type]')?.getAttribute('data-type');
  const related = [...body.querySelectorAll('.related > a[href]')].map((link) => ({
    key: `html ${link.getAttribute('href')}`,
    headline: lineOf(link),
  }));
  const { corrections, notes } = ownCorrections(
    [...document.querySelectorAll('.correction')].map(
      (note) => jsonIn(note.getAttribute('data-correction')) ?? lineOf(note),
    ),
  );
  const story = {
    key: `html ${address ?? name}`,
    headline,
    slug: slugIn(address),
    standfirst: lineOf(find('header > .standfirst')) || null,
    summary: lineOf(find('.summary > p')) || null,
    ...(kicker && { kicker }),
    keyPoints: linesOf(all('.summary > ul > li')),
    ...(dateline && { dateline }),
    ...(typeOfWork && { typeOfWork }),
    sources: all('.sources > ul > li').flatMap(sourceIn),
    html: innerHtml(body),
    hasLooseText: false,
    publishedAt,
    language: body.getAttribute('lang'),
    addresses: address === null ? [] : [address],
    ...(modifiedAt && { modifiedAt }),
    authors: all('header > ul.byline > li').flatMap(authorIn),
    contacts: all('.contacts > h3[data-name]').flatMap(contactIn),
    ...(related.length > 0 && { related }),
    labels: labelsFrom(linesOf(all('header > .eyebrow > a')), linesOf(all('.topics > ul > li'))),
    leadImage: leadIn(find('figure.lead')),
    ...{ corrections, notes },
  };
  return { kind: 'story', story };
};

const authorIn = (item: Element): ArchivedAuthor[] => {
  const role = lineOf(item.querySelector('.role'));
  return authorsOf([lineOf(item.firstElementChild)]).map((author) => ({ ...author, ...(role && { role }) }));
};

const contactIn = (heading: Element): ArchivedAuthor[] => {
  const list = heading.nextElementSibling;
  const channels = list?.localName === 'ul' ? [...list.querySelectorAll('li[data-channel]')] : [];
  return contactsFrom(
    heading.getAttribute('data-name') ?? '',
    channels.map((item) => jsonIn(item.getAttribute('data-channel'))),
    heading.getAttribute('data-role'),
  );
};

const sourceIn = (item: Element): ArchivedSource[] => {
  const outlet = item.getAttribute('data-outlet');
  const title = item.getAttribute('data-title');
  const url = item.querySelector('a')?.getAttribute('href');
  const partners = names.safeParse(jsonIn(item.getAttribute('data-partners') ?? '[]')).data ?? [];
  return outlet
    ? [{ outlet, ...(title && { title }), ...(url && { url }), ...(partners.length > 0 && { partners }) }]
    : [];
};

const names = z.array(z.string());

/** Null for what is no JSON. */
const jsonIn = (written: string | null): unknown => {
  try {
    return JSON.parse(written ?? 'null');
  } catch {
    return null;
  }
};

const leadIn = (figure: Element | null): ArchivedPicture | null => {
  const image = figure?.querySelector('img');
  const address = image?.getAttribute('src');
  if (!figure || !image || !address) return null;
  prepareOwn(figure);
  const alt = image.getAttribute('alt') ?? '';
  const caption = lineOf(figure.querySelector('figcaption'));
  return { address, ...(alt && { alt }), ...(caption && { caption }), ...pictureDetails(image) };
};
