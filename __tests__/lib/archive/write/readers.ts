import { load } from 'js-yaml';
import { marked } from 'marked';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { z } from 'zod';
import { channelKinds } from '../../../../lib/vocabulary.ts';
import { type StoryFacts, wordsOf } from './storyFacts.ts';

/** Readers of each format by other parsers than its writer uses. */

type Reader = (written: string) => StoryFacts;

const blocks =
  'p, h1, h2, h3, li, ul, ol, blockquote, footer, figure, figcaption, small, caption, td, th, tr, div, br';

/** The words that an element shows. Words that a correction struck are not part of the text. */
const wordsIn = (element: Element): string[] => {
  const copy = element.cloneNode(true) as Element;
  // The word above a transcript is the page's.
  for (const struck of copy.querySelectorAll('del, summary')) struck.remove();
  for (const block of copy.querySelectorAll(blocks)) block.append(' ');
  for (const block of copy.querySelectorAll(blocks)) block.before(' ');
  return wordsOf(copy.textContent ?? '');
};

const elementsIn = (parent: ParentNode, selector: string): Element[] => [
  ...parent.querySelectorAll(selector),
];
const textOf = (element: Element | null | undefined): string | null => element?.textContent ?? null;
const textsOf = (parent: ParentNode, selector: string): string[] =>
  elementsIn(parent, selector).map((element) => element.textContent ?? '');

const linksIn = (body: Element): string[] =>
  elementsIn(body, 'a').map((link) => link.getAttribute('href') ?? '');

const pictureIn = (image: Element) => ({
  alt: image.getAttribute('alt') ?? '',
  file: image.getAttribute('src') ?? '',
});

const recordingsIn = (body: Element | null): StoryFacts['recordings'] =>
  (body ? elementsIn(body, 'figure.recording > :is(video, audio)') : []).map((player) => ({
    file: player.getAttribute('src') ?? '',
    captions: player.querySelector('track[kind="captions"]')?.getAttribute('src') ?? null,
    poster: player.getAttribute('poster'),
  }));

const pageOf = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

const bodyOf = (html: string): Element => pageOf(html).body;

const replaced = ' (This note has since been replaced by another.)';

/** `Correction, 2026-11-24T14:33:00.000Z: The note.` */
const noteIn = (text: string) => {
  const [, at = '', note = ''] = /^[^,]+, (\S+): (.*)$/s.exec(text) ?? [];
  return { at: Date.parse(at), note: note.replace(replaced, '') };
};

const roled = z.array(z.object({ role: z.string(), value: z.string() }));
const ninjs = z.object({
  headlines: roled,
  descriptions: roled,
  language: z.string(),
  firstCreated: z.string(),
  bodies: roled.optional(),
  subjects: z.array(z.object({ name: z.string(), rel: z.string() })),
  people: z.array(
    z.object({
      ...{ name: z.string(), rel: z.string() },
      contactInfo: z.array(z.object({ type: z.string(), value: z.string() })).optional(),
    }),
  ),
  infoSources: z.array(
    z.object({
      ...{ name: z.string(), role: z.string() },
      ...{ uri: z.string().optional(), literal: z.string().optional() },
    }),
  ),
  associations: z.array(
    z.object({
      type: z.string(),
      descriptions: roled.optional(),
      altIds: z.array(z.object({ role: z.string(), value: z.string() })).optional(),
    }),
  ),
});

const withRole = (list: z.output<typeof roled>, role: string): string[] =>
  list.filter((entry) => entry.role === role).map(({ value }) => value);

export const readNinjs: Reader = (written) => {
  const item = ninjs.parse(JSON.parse(written));
  const body = bodyOf(withRole(item.bodies ?? [], 'main')[0] ?? '');
  return {
    headline: withRole(item.headlines, 'main')[0] ?? '',
    kicker: withRole(item.headlines, 'kicker')[0] ?? null,
    standfirst: withRole(item.headlines, 'standfirst')[0] ?? null,
    section: item.subjects.find(({ rel }) => rel === 'section')?.name ?? null,
    topics: item.subjects.filter(({ rel }) => rel === 'about').map(({ name }) => name),
    authors: item.people.filter(({ rel }) => rel === 'author').map(({ name }) => name),
    published: Date.parse(item.firstCreated),
    language: item.language,
    summary: withRole(item.descriptions, 'summary')[0] ?? null,
    keyPoints: withRole(item.descriptions, 'key point'),
    words: wordsIn(body),
    links: linksIn(body),
    pictures: item.associations
      .filter(({ type }) => type === 'picture')
      .map(({ descriptions = [], altIds = [] }) => ({
        alt: withRole(descriptions, 'alternative text')[0] ?? '',
        file: withRole(altIds, 'file')[0] ?? '',
      })),
    recordings: recordingsIn(body),
    sources: item.infoSources
      .filter(({ role }) => role === 'source')
      .map(({ name, uri, literal }) => ({ outlet: name, title: literal ?? null, url: uri ?? null })),
    contacts: item.people
      .filter(({ rel }) => rel === 'contact')
      .map(({ name, contactInfo = [] }) => ({
        name,
        values: contactInfo
          .filter(({ type }) => channelKinds.some(({ value }) => value === type))
          .map(({ value }) => value),
      })),
    corrections: withRole(item.descriptions, 'correction').map(noteIn),
  };
};

const isPicture = (item: Element): boolean =>
  item.querySelector('itemMeta > itemClass')?.getAttribute('qcode') === 'ninat:picture';

export const readNewsml: Reader = (written) => {
  const document = new DOMParser().parseFromString(written, 'text/xml');
  const items = elementsIn(document, 'itemSet > newsItem');
  const item = items[0];
  if (!item) throw new Error('The message has no item.');
  const body = item.querySelector('inlineXML body');
  const headline = (role: string) => textOf(item.querySelector(`headline[role="hlrole:${role}"]`));
  const subjects = elementsIn(item, 'contentMeta > subject');
  const isSection = (subject: Element) => subject.getAttribute('uri')?.includes('/sections/') === true;
  const nameOf = (element: Element) => textOf(element.querySelector('name')) ?? '';
  return {
    headline: headline('main') ?? '',
    kicker: headline('kicker'),
    standfirst: headline('sub'),
    section: subjects.filter(isSection).map(nameOf)[0] ?? null,
    topics: subjects.filter((subject) => !isSection(subject)).map(nameOf),
    authors: elementsIn(item, 'contentMeta > creator').map(nameOf),
    published: Date.parse(textOf(item.querySelector('firstCreated')) ?? ''),
    language: item.querySelector('contentMeta > language')?.getAttribute('tag') ?? '',
    summary: textOf(item.querySelector('description[role="drol:summary"]')),
    keyPoints: textsOf(item, 'description[role="drol:keypoint"]'),
    words: body ? wordsIn(body) : [],
    links: body ? linksIn(body) : [],
    pictures: items.filter(isPicture).map((picture) => ({
      alt: textOf(picture.querySelector('description[role="drol:alttext"]')) ?? '',
      file: picture.querySelector('contentSet > remoteContent')?.getAttribute('href') ?? '',
    })),
    recordings: recordingsIn(body),
    sources: elementsIn(item, 'contentMeta > infoSource')
      .filter((source) => source.getAttribute('role') === 'isrole:source')
      .map((source) => ({
        outlet: nameOf(source),
        title: textOf(source.querySelector('note')),
        url: source.getAttribute('uri'),
      })),
    contacts: elementsIn(item, 'contentMeta > contributor').map((person) => ({
      name: nameOf(person),
      values: elementsIn(person, 'contactInfo > :not(note)').map((value) => value.textContent ?? ''),
    })),
    corrections: textsOf(item, 'itemMeta > edNote').map(noteIn),
  };
};

const titled = z.object({ title: z.string() });
const named = z.object({ name: z.string() });
const frontMatter = z.object({
  ...{ title: z.string(), language: z.string(), published: z.string() },
  ...{ kicker: z.string().nullish(), standfirst: z.string().nullish(), summary: z.string().nullish() },
  section: titled.nullish(),
  topics: z.array(titled).default([]),
  authors: z.array(named).default([]),
  keyPoints: z.array(z.string()).default([]),
  leadImage: z.object({ file: z.string(), alt: z.string() }).optional(),
  sources: z
    .array(z.object({ outlet: z.string(), title: z.string().nullish(), url: z.string().nullish() }))
    .default([]),
  contacts: z
    .array(named.extend({ channels: z.array(z.object({ value: z.string() })).default([]) }))
    .default([]),
  corrections: z.array(z.object({ published: z.string(), note: z.string() })).default([]),
});

/** By the reference parser: marked decodes descriptions of pictures twice. */
const picturesIn = (node: Nodes): { alt: string; file: string }[] => [
  ...(node.type === 'image' ? [{ alt: node.alt ?? '', file: node.url }] : []),
  ...('children' in node ? node.children.flatMap(picturesIn) : []),
];

export const readMarkdown: Reader = (written) => {
  const [, yaml = '', markdown = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(written) ?? [];
  const fields = frontMatter.parse(load(yaml));
  const body = bodyOf(marked.parse(markdown, { async: false }));
  const { leadImage } = fields;
  return {
    headline: fields.title,
    kicker: fields.kicker ?? null,
    standfirst: fields.standfirst ?? null,
    section: fields.section?.title ?? null,
    topics: fields.topics.map(({ title }) => title),
    authors: fields.authors.map(({ name }) => name),
    published: Date.parse(fields.published),
    language: fields.language,
    summary: fields.summary ?? null,
    keyPoints: fields.keyPoints,
    words: wordsIn(body),
    links: linksIn(body),
    pictures: [...(leadImage ? [leadImage] : []), ...picturesIn(fromMarkdown(markdown))].map(
      ({ alt, file }) => ({ alt, file }),
    ),
    recordings: recordingsIn(body),
    sources: fields.sources.map(({ outlet, title = null, url = null }) => ({ outlet, title, url })),
    contacts: fields.contacts.map(({ name, channels }) => ({
      name,
      values: channels.map(({ value }) => value),
    })),
    corrections: fields.corrections.map(({ published, note }) => ({ at: Date.parse(published), note })),
  };
};

const shownNote = (element: Element) => {
  const note = element.cloneNode(true) as Element;
  const at = Date.parse(note.querySelector('time')?.getAttribute('datetime') ?? '');
  note.querySelector('strong')?.remove();
  const text = (note.textContent ?? '').replace(replaced, '');
  return { at, note: text.trim() };
};

/** The page shows a source as its title and outlet, and a contact by links: their fields are not taken apart. */
export const readHtml: Reader = (written) => {
  const document = pageOf(written);
  const main = document.querySelector('article');
  const body = document.querySelector('.body');
  if (!main) throw new Error('The page has no article.');
  const dateline = body?.querySelector('.dateline');
  dateline?.remove();
  const kicker = main.querySelector('.eyebrow .kicker');
  return {
    headline: textOf(main.querySelector('h1')) ?? '',
    kicker: textOf(kicker),
    standfirst: textOf(main.querySelector('.standfirst')),
    section: textOf(main.querySelector('.eyebrow a')),
    topics: textsOf(main, '.topics a'),
    authors: elementsIn(main, '.byline li').map((author) => author.firstElementChild?.textContent ?? ''),
    published: Date.parse(main.querySelector('.dates time')?.getAttribute('datetime') ?? ''),
    language: main.querySelector('h1')?.getAttribute('lang') ?? '',
    summary: textOf(main.querySelector('.summary p')),
    keyPoints: textsOf(main, '.summary li'),
    words: body ? wordsIn(body) : [],
    links: body ? linksIn(body) : [],
    pictures: elementsIn(main, 'img').map(pictureIn),
    recordings: recordingsIn(body),
    sources: elementsIn(main, '.sources li').map((source) => {
      const [first = '', outlet] = (source.textContent ?? '').replace(/, with .*$/, '').split(', ');
      const url = source.querySelector('a')?.getAttribute('href') ?? null;
      return outlet === undefined ? { outlet: first, title: null, url } : { outlet, title: first, url };
    }),
    contacts: elementsIn(main, '.contacts h3').map((person) => ({
      name: (person.textContent ?? '').replace(/, [^,]*$/, ''),
      values: elementsIn(person.nextElementSibling ?? person, 'li > a').map((link) =>
        (link.getAttribute('href') ?? '').replace('mailto:', ''),
      ),
    })),
    corrections: elementsIn(main, '.correction').map(shownNote),
  };
};
