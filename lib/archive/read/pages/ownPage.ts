import { z } from 'zod';
import { parsePage } from '../../../import/html/parsePage.ts';
import type { Archived, ArchivedPicture, ArchivedSource } from '../../ArchivedStory.ts';
import { authorsOf, labelsFrom, slugIn } from '../nameParts.ts';
import { plainLine } from '../plainTitle.ts';

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
  const publishedAt = find('header > p.dates > time')?.getAttribute('datetime') ?? null;
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
  const story = {
    key: `html ${name}`,
    headline,
    slug: slugIn(address),
    standfirst: lineOf(find('header > .standfirst')) || null,
    summary: lineOf(find('.summary > p')) || null,
    ...(kicker && { kicker }),
    keyPoints: linesOf(all('.summary > ul > li')),
    ...(dateline && { dateline }),
    ...(typeOfWork && { typeOfWork }),
    sources: all('.sources > ul > li').flatMap(sourceIn),
    html: body.innerHTML,
    hasLooseText: false,
    publishedAt,
    language: body.getAttribute('lang'),
    addresses: address === null ? [] : [address],
    authors: authorsOf(linesOf(all('header > ul.byline > li > :first-child'))),
    labels: labelsFrom(linesOf(all('header > .eyebrow > a')), linesOf(all('.topics > ul > li'))),
    leadImage: leadIn(find('figure.lead')),
    notes: linesOf(document.querySelectorAll('.correction')).map(
      (note) => `It has a note that is not in its text: ${note}`,
    ),
  };
  return { kind: 'story', story };
};

const sourceIn = (item: Element): ArchivedSource[] => {
  const outlet = item.getAttribute('data-outlet');
  const title = item.getAttribute('data-title');
  const url = item.querySelector('a')?.getAttribute('href');
  const partners = partnersIn(item.getAttribute('data-partners'));
  return outlet
    ? [{ outlet, ...(title && { title }), ...(url && { url }), ...(partners.length > 0 && { partners }) }]
    : [];
};

const names = z.array(z.string());

/** @param written JSON. */
const partnersIn = (written: string | null): string[] => {
  try {
    return names.safeParse(JSON.parse(written ?? '[]')).data ?? [];
  } catch {
    return [];
  }
};

const leadIn = (figure: Element | null): ArchivedPicture | null => {
  const image = figure?.querySelector('img');
  const address = image?.getAttribute('src');
  if (!figure || !image || !address) return null;
  const alt = image.getAttribute('alt') ?? '';
  const small = figure.querySelector('figcaption > small');
  const credit = lineOf(small);
  small?.remove();
  const caption = lineOf(figure.querySelector('figcaption'));
  return { address, ...(alt && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
};
