import { escapeHTML, toHTML } from '@portabletext/to-html';
import { absolute, articlePath } from '../addresses.ts';
import type {
  BodyBlock,
  EmbedBlock,
  FactBoxBlock,
  GalleryBlock,
  ImageBlock,
  PullQuoteBlock,
  RecordingBlock,
  RelatedStoryBlock,
  TableBlock,
  TimelineBlock,
} from '../content/blocks.ts';
import { imageUrl, type Picture } from '../images/imageUrl.ts';
import { digitalSourceWords } from '../pictures/digitalSources.ts';
import { paragraphsOf } from '../text/paragraphsOf.ts';
import type { Words } from '../words/wordsOf.ts';

const isSafe = (href: string) => /^(https?:|mailto:|tel:|\/|#)/i.test(href);

/** The absolute URL of a link's target, or null if it must not be linked: it could run script. */
export const findSafeAddress = (href: string, siteUrl: string): string | null =>
  (isSafe(href) ? URL.parse(href, siteUrl)?.href : null) ?? null;

const table = ({ caption, hasHeader, rows }: TableBlock): string => {
  const [names, entries] = hasHeader ? [rows[0], rows.slice(1)] : [null, rows];
  const row = (tag: 'th' | 'td', cells: { text: string }[] = []) =>
    `<tr>${cells.map(({ text }) => `<${tag}>${escapeHTML(text)}</${tag}>`).join('')}</tr>`;
  const head = names ? `<thead>${row('th', names.cells)}</thead>` : '';
  const title = caption ? `<caption>${escapeHTML(caption)}</caption>` : '';
  return `<table>${title}${head}<tbody>${entries.map(({ cells }) => row('td', cells)).join('')}</tbody></table>`;
};

const image = ({ picture }: Pick<ImageBlock, 'picture'>, address: string, words: Words): string => {
  const { alt, caption, credit, digitalSource } = picture;
  const small = [credit, digitalSourceWords(digitalSource, words)].map(
    (text) => text && `<small>${escapeHTML(text)}</small>`,
  );
  const told = [caption && escapeHTML(caption), ...small];
  const figcaption = told.filter(Boolean).join(' ');
  return `<figure><img src="${escapeHTML(address)}" alt="${escapeHTML(alt)}"/>${figcaption && `<figcaption>${figcaption}</figcaption>`}</figure>`;
};

/** A link to the file: feed readers play no films of others. */
const recording = (
  { url, title, credit, transcript }: RecordingBlock,
  link: (href: string, words: string) => string,
): string =>
  [
    `<p>${link(url, escapeHTML(title))}${credit ? ` <small>${escapeHTML(credit)}</small>` : ''}</p>`,
    ...paragraphsOf(transcript).map((text) => `<p>${escapeHTML(text)}</p>`),
  ].join('');

/**
 * A body as plain HTML with absolute URLs, for feeds and exports: no styles and no scripts. It is well-formed XML too.
 *
 * @param addressOf the address of a picture.
 */
export const bodyHtml = (
  body: BodyBlock[],
  { siteUrl, words }: { siteUrl: string; words: Words },
  addressOf = (picture: Picture): string => absolute(imageUrl(picture, { width: 1280 }), siteUrl),
): string => {
  const link = (href: string, words: string) => {
    const whole = findSafeAddress(href, siteUrl);
    return whole ? `<a href="${escapeHTML(whole)}">${words}</a>` : words;
  };
  return toHTML(body, {
    onMissingComponent: false,
    components: {
      marks: {
        link: ({ value, children }) => link(String(value?.href ?? ''), children),
        correctedPassage: ({ value, children }) =>
          value?.part === 'struck' ? `<del>${children}</del>` : `<ins>${children}</ins>`,
      },
      types: {
        // The list of sources is not part of the text.
        sourceNote: () => '',
        image: ({ value }: { value: ImageBlock }) => image(value, addressOf(value.picture), words),
        gallery: ({ value: { title, pictures } }: { value: GalleryBlock }) =>
          `${title ? `<h3>${escapeHTML(title)}</h3>` : ''}${pictures.map((one) => image(one, addressOf(one.picture), words)).join('')}`,
        video: ({ value }: { value: RecordingBlock }) => recording(value, link),
        audio: ({ value }: { value: RecordingBlock }) => recording(value, link),
        pullQuote: ({ value: { quote, attribution } }: { value: PullQuoteBlock }) =>
          `<blockquote><p>${escapeHTML(quote)}</p>${attribution ? `<footer>${escapeHTML(attribution)}</footer>` : ''}</blockquote>`,
        factBox: ({ value: { title, body: facts } }: { value: FactBoxBlock }) =>
          `<aside><h3>${escapeHTML(title ?? words('blocks.background'))}</h3>${bodyHtml(facts, { siteUrl, words }, addressOf)}</aside>`,
        table: ({ value }: { value: TableBlock }) => table(value),
        timeline: ({ value: { title, events } }: { value: TimelineBlock }) =>
          `<div class="timeline"><h3>${escapeHTML(title ?? words('blocks.timeline'))}</h3><ul>${events
            .map(({ date, text }) => `<li><strong>${escapeHTML(date)}</strong> ${escapeHTML(text)}</li>`)
            .join('')}</ul></div>`,
        relatedStory: ({ value: { story } }: { value: RelatedStoryBlock }) =>
          `<p>${link(articlePath(story.slug), escapeHTML(story.headline))}</p>`,
        embed: ({ value: { url, title } }: { value: EmbedBlock }) =>
          `<p class="embed">${link(url, escapeHTML(title))}</p>`,
      },
    },
  });
};
