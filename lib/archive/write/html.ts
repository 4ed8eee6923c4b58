import { escapeHTML } from '@portabletext/to-html';
import { absolute, correctionAnchor, personPath, sectionPath, topicPath } from '../../addresses.ts';
import type { Contact } from '../../articles/Article.ts';
import { headlineWithStatus } from '../../articles/retraction.ts';
import type { Correction } from '../../corrections/Correction.ts';
import { noteWords } from '../../corrections/correctionWords.ts';
import { isShownFirst } from '../../corrections/publicCorrections.ts';
import { formatDay, formatInstant } from '../../dates/newsroomDate.ts';
import { figureHtml } from '../../feeds/bodyHtml.ts';
import type { Picture } from '../../images/imageUrl.ts';
import { listNames } from '../../people/byline.ts';
import { type Channel, findChannelLink } from '../../people/publicChannels.ts';
import type { Site } from '../../site.ts';
import { escapeJson } from '../../structuredData/escapeJson.ts';
import { describeStory, newsArticle } from '../../structuredData/newsArticle.ts';
import { directionOf } from '../../text/direction.ts';
import { languageOfWords } from '../../words/languageOfWords.ts';
import { wordsOf } from '../../words/wordsOf.ts';
import type { ExportedStory } from './ExportedStory.ts';
import { htmlStyle } from './htmlStyle.ts';
import { said } from './said.ts';
import { copyrightNotice, correctionFields, storyAddress, wholeBodyHtml } from './storyFacts.ts';

type Attributes = Record<string, string | null>;

/** An element with escaped attributes. Without content it is left out. */
const element = (name: string, content: string, attributes: Attributes = {}): string => {
  if (content === '') return '';
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeHTML(value ?? '')}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
};

const words = (text: string | null): string => escapeHTML(text ?? '');
const each = <Item>(items: Item[], write: (item: Item) => string): string => items.map(write).join('');

const time = (at: string, shown: string, name: string | null = null): string =>
  element('time', words(shown), { class: name, datetime: at });

const link = (href: string | null, text: string): string =>
  href === null ? words(text) : element('a', words(text), { href });

const eyebrow = ({ article, site, siteUrl }: ExportedStory): string => {
  const { section, kicker, typeOfWork } = article;
  const parts = [
    section ? link(absolute(sectionPath(section.slug), siteUrl), section.title) : '',
    element('span', words(kicker), { class: 'kicker' }),
    typeOfWork === 'news'
      ? ''
      : element('span', words(wordsOf(site)(`types.${typeOfWork}`)), { 'data-type': typeOfWork }),
  ];
  return element('p', parts.filter(Boolean).join(' '), { class: 'eyebrow' });
};

const byline = ({ article, site, siteUrl }: ExportedStory): string =>
  article.byline.kind === 'none'
    ? element('p', words(article.byline.line ?? wordsOf(site)('story.noByline')), { class: 'byline' })
    : element(
        'ul',
        each(article.byline.authors, ({ name, slug, role }) => {
          const author = slug
            ? element('a', words(name), { rel: 'author', href: absolute(personPath(slug), siteUrl) })
            : element('span', words(name));
          return element(
            'li',
            `${author}${role ? wordsOf(site)('story.afterName', { role: element('span', words(role), { class: 'role' }) }) : ''}`,
          );
        }),
        { class: 'byline' },
      );

const dates = ({ article, site }: ExportedStory): string => {
  const { publishedAt, modifiedAt } = article;
  const date = time(publishedAt, formatInstant(publishedAt, site));
  const told = modifiedAt
    ? wordsOf(site)('story.publishedAndUpdatedAt', {
        date,
        updated: time(modifiedAt, formatInstant(modifiedAt, site), 'updated'),
      })
    : wordsOf(site)('story.publishedAt', { date });
  return element('p', told, { class: 'dates' });
};

const lead = (picture: Picture, { addressOf, site }: ExportedStory): string =>
  figureHtml(picture, {
    address: addressOf(picture),
    words: wordsOf(site),
    className: 'lead',
    isWhole: true,
  });

const note = (correction: Correction, story: ExportedStory): string => {
  const { site } = story;
  const { id, kind, publishedAt, isSuperseded } = correction;
  const told = wordsOf(site);
  const title = told.markup('corrections.beforeNote', {
    kind: told(`kinds.${kind}`),
    date: () => time(publishedAt, formatInstant(publishedAt, site)),
  });
  const later = isSuperseded ? ` ${told('corrections.replaced')}` : '';
  return element('p', `${element('strong', title)} ${words(noteWords(correction, told))}${later}`, {
    id: correctionAnchor(id),
    class: 'correction',
    'data-correction': JSON.stringify(correctionFields(correction, story)),
  });
};

const notesFirst = (story: ExportedStory): string => {
  const first = story.article.corrections.filter(isShownFirst);
  const isTold = first.some(({ kind }) => kind === 'retraction');
  const retracted = wordsOf(story.site).markup('story.retractedWithoutText', { strong: (told) => told });
  return (
    each(first, (correction) => note(correction, story)) +
    (story.article.retractedAt && !isTold ? element('p', words(retracted), { class: 'correction' }) : '')
  );
};

/** A part of the story below its text, with a heading. */
const part = (title: string, content: string, name: string): string =>
  content === '' ? '' : element('section', `${element('h2', words(title))}${content}`, { class: name });

const summary = ({ article: { summary: text, keyPoints, language }, site }: ExportedStory): string =>
  part(
    wordsOf(site)('story.summary'),
    element('p', words(text), { lang: language }) +
      element(
        'ul',
        each(keyPoints, (point) => element('li', words(point))),
        { lang: language },
      ),
    'summary',
  );

const sources = ({ article: { sources: all }, site }: ExportedStory): string =>
  part(
    wordsOf(site)('story.sources'),
    element(
      'ul',
      each(all, ({ outlet, title, url, partners }) => {
        const names = listNames(partners, site.language);
        const shared = partners.length > 0 ? words(wordsOf(site)('story.afterSourceWith', { names })) : '';
        const by = title ? words(wordsOf(site)('story.afterSource', { outlet })) : '';
        return element('li', `${link(url, title ?? outlet)}${by}${shared}`, {
          'data-outlet': outlet,
          'data-title': title,
          'data-partners': partners.length > 0 ? JSON.stringify(partners) : null,
        });
      }),
    ),
    'sources',
  );

const verified = ({ verifiedAt, expiresAt }: Channel, site: Site): string => {
  if (!verifiedAt) return '';
  const date = () => time(verifiedAt, formatDay(verifiedAt, site));
  return expiresAt
    ? wordsOf(site).markup('story.verifiedUntil', {
        date,
        until: () => time(expiresAt, formatDay(expiresAt, site)),
      })
    : wordsOf(site).markup('story.verified', { date });
};

const channelsOf = ({ channels }: Contact, { site }: ExportedStory): string =>
  element(
    'ul',
    each(channels, (channel) => {
      const told = wordsOf(site);
      const { kind, value, label, fingerprint, isPlaceholder } = channel;
      const details = [
        label && label !== value ? words(value) : '',
        fingerprint ? `${told('story.fingerprint')} ${element('code', words(fingerprint))}` : '',
        verified(channel, site),
        isPlaceholder ? told('story.placeholder') : '',
      ].filter(Boolean);
      return element(
        'li',
        `${words(told(`channels.${kind}`))}: ${link(findChannelLink(channel), label ?? value)} ${element('small', details.join('. '))}`,
        { 'data-channel': JSON.stringify(said(channel)) },
      );
    }),
  );

const contacts = (story: ExportedStory): string => {
  const all = story.article.contacts;
  const told = wordsOf(story.site);
  const names = listNames(
    all.map(({ name }) => name),
    story.site.language,
  );
  const cards = each(
    all,
    (contact) =>
      element(
        'h3',
        `${words(contact.name)}${contact.role ? words(told('story.afterName', { role: contact.role })) : ''}`,
        { 'data-name': contact.name, 'data-role': contact.role },
      ) + channelsOf(contact, story),
  );
  return part(told('story.doYouKnowMore', { names }), cards, 'contacts');
};

const topics = ({ article, site, siteUrl }: ExportedStory): string =>
  part(
    wordsOf(site)('story.topics'),
    element(
      'ul',
      each(article.topics, ({ title, slug }) =>
        element('li', link(absolute(topicPath(slug), siteUrl), title)),
      ),
    ),
    'topics',
  );

const text = (story: ExportedStory): string => {
  const { article } = story;
  const body = element('p', words(article.dateline), { class: 'dateline' }) + wholeBodyHtml(story);
  return (
    (article.leadImage ? lead(article.leadImage, story) : '') +
    summary(story) +
    element('div', body, { class: 'body', lang: article.language }) +
    sources(story) +
    contacts(story)
  );
};

const head = (story: ExportedStory): string => {
  const { article, site, siteUrl } = story;
  const description = describeStory(article, wordsOf(site));
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'">`,
    element('title', words(`${headlineWithStatus(article, wordsOf(site))} · ${site.title}`)),
    description ? `<meta name="description" content="${escapeHTML(description)}">` : '',
    `<link rel="canonical" href="${escapeHTML(storyAddress(story))}">`,
    `<style>${htmlStyle(site.look)}</style>`,
    `<script type="application/ld+json">${escapeJson(newsArticle(article, site, siteUrl))}</script>`,
  ]
    .filter(Boolean)
    .join('\n');
};

/**
 * A story as one page that needs nothing but its pictures: what its page on the site shows, with structured data and
 * without a program.
 */
export const writeHtml = (story: ExportedStory): string => {
  const { article, site } = story;
  const { language, headline, standfirst, retractedAt } = article;
  const rest = article.corrections.filter((correction) => !isShownFirst(correction));
  const label = retractedAt
    ? `${element('span', wordsOf(site)('story.retractedLabel'), { class: 'kicker', lang: languageOfWords(site.language) })} `
    : '';
  const parts = [
    element(
      'header',
      eyebrow(story) +
        element('h1', label + words(headline), { lang: language }) +
        (retractedAt ? '' : element('p', words(standfirst), { class: 'standfirst', lang: language })) +
        byline(story) +
        dates(story),
    ),
    notesFirst(story),
    retractedAt ? '' : text(story),
    part(
      wordsOf(site)('page.corrections'),
      each(rest, (correction) => note(correction, story)),
      'corrections',
    ),
    topics(story),
    element(
      'footer',
      `${link(storyAddress(story), wordsOf(site)('story.onTheSite', { title: site.title }))}. ${words(copyrightNotice(story))}`,
    ),
  ].filter(Boolean);
  return `<!doctype html>
<html lang="${escapeHTML(site.language)}">
<head>
${head(story)}
</head>
<body>
<article dir="${directionOf(language)}">
${parts.join('\n')}
</article>
</body>
</html>
`;
};
