import type { ArchivedStory } from '../../ArchivedStory.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { authorsOf, instantIn, labelsFrom, slugIn } from '../nameParts.ts';
import { plainTitle } from '../plainTitle.ts';
import { type NamedRecording, recordingsHtml } from '../storyParts.ts';
import { elementHtml } from '../xml/elementHtml.ts';
import { elementIn, elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';

/** What an entry has from its feed. */
type OfFeed = { language: string | null; authors: XmlElement[] };

/** An entry of Atom. @see https://www.rfc-editor.org/rfc/rfc4287 */
export const atomStory = (entry: XmlElement, { language, authors }: OfFeed): ArchivedStory => {
  const link =
    elementsIn(entry, 'link').find(({ attributes: { rel = 'alternate' } }) => rel === 'alternate')?.attributes
      .href ?? null;
  const content = htmlIn(elementIn(entry, 'content'));
  const own = elementsIn(entry, 'author');
  const summary = htmlIn(elementIn(entry, 'summary'));
  const html = content ?? summary ?? '';
  const headline = plainTitle(htmlIn(elementIn(entry, 'title')) ?? '');
  return {
    key: `rss ${textIn(entry, 'id') ?? link}`,
    headline,
    slug: slugIn(link),
    standfirst: content === null ? null : plainTitle(summary ?? '') || null,
    summary: null,
    html: html + recordingsHtml(recordingsIn(entry, headline), html),
    hasLooseText: false,
    publishedAt: instantIn(textIn(entry, 'published') ?? textIn(entry, 'updated')),
    language: entry.attributes['xml:lang'] ?? language,
    addresses: link === null ? [] : [link],
    authors: authorsOf((own.length > 0 ? own : authors).map((author) => textIn(author, 'name'))),
    labels: labelsFrom(
      [],
      elementsIn(entry, 'category').map(({ attributes: { label, term = '' } }) => label ?? term),
    ),
    leadImage: null,
    notes: content === null ? ['The feed has no whole text; its summary stands for it.'] : [],
  };
};

const recordingsIn = (entry: XmlElement, headline: string): NamedRecording[] =>
  elementsIn(entry, 'link').flatMap(({ attributes: { rel, href = '', type = '', title = '' } }) => {
    const [, kind] = /^(video|audio)\//.exec(type) ?? [];
    return rel === 'enclosure' && href !== '' && (kind === 'video' || kind === 'audio')
      ? [{ kind, address: href, title: plainTitle(title) || headline }]
      : [];
  });

/** Text of the types `text`, `html` and `xhtml`, as HTML. Null if there is none, or if it is elsewhere. */
const htmlIn = (element: XmlElement | null): string | null => {
  if (!element || element.attributes.src) return null;
  const { type = 'text' } = element.attributes;
  const html = type === 'xhtml' ? elementHtml(element) : textOf(element).trim();
  return (type === 'html' || type === 'xhtml' ? html : escapeHtml(html)) || null;
};
