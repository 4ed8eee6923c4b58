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
  SourceNote,
  TableBlock,
  TimelineBlock,
} from '../content/blocks.ts';
import { type FileAddresses, playerHtml } from '../content/playerHtml.ts';
import { imageUrl, type Picture } from '../images/imageUrl.ts';
import { digitalSourceWords } from '../pictures/digitalSources.ts';
import { paragraphsOf } from '../text/paragraphsOf.ts';
import type { Words } from '../words/wordsOf.ts';

const isSafe = (href: string) => /^(https?:|mailto:|tel:|\/|#)/i.test(href);

/** The absolute URL of a link's target, or null if it must not be linked: it could run script. */
export const findSafeAddress = (href: string, siteUrl: string): string | null =>
  (isSafe(href) ? URL.parse(href, siteUrl)?.href : null) ?? null;

type Attributes = Record<string, string | number | null | false>;

/** Escaped, in the order given. Those without a value are left out. */
const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${escapeHTML(String(value))}"`)
    .join('');

const table = ({ caption, hasHeader, rows, chart }: TableBlock, isWhole: boolean): string => {
  const [names, entries] = hasHeader ? [rows[0], rows.slice(1)] : [null, rows];
  const row = (tag: 'th' | 'td', cells: { text: string }[] = []) =>
    `<tr>${cells.map(({ text }) => `<${tag}>${escapeHTML(text)}</${tag}>`).join('')}</tr>`;
  const head = names ? `<thead>${row('th', names.cells)}</thead>` : '';
  const title = caption ? `<caption>${escapeHTML(caption)}</caption>` : '';
  return `<table${attributesOf({ 'data-chart': isWhole && chart, 'data-headerless': isWhole && !hasHeader && 'true' })}>${title}${head}<tbody>${entries.map(({ cells }) => row('td', cells)).join('')}</tbody></table>`;
};

type Figure = { address: string; words: Words; className?: string; isWhole: boolean };

/** A picture with its words. If it is whole, also what no reader is shown of its owner and making. */
export const figureHtml = (picture: Picture, { address, words, className, isWhole }: Figure): string => {
  const { alt, caption, credit, copyright, licenceUrl, digitalSource } = picture;
  const small = (text: string | null, name: string) =>
    text && `<small${attributesOf({ class: isWhole && name })}>${escapeHTML(text)}</small>`;
  const told = [
    caption && escapeHTML(caption),
    small(credit, 'credit'),
    small(digitalSourceWords(digitalSource, words), 'making'),
  ];
  const figcaption = told.filter(Boolean).join(' ');
  const attributes = attributesOf({
    class: className ?? null,
    ...(isWhole && { 'data-copyright': copyright, 'data-licence': licenceUrl, 'data-making': digitalSource }),
  });
  return `<figure${attributes}><img src="${escapeHTML(address)}" alt="${escapeHTML(alt)}"/>${figcaption && `<figcaption>${figcaption}</figcaption>`}</figure>`;
};

type Link = (href: string, words: string) => string;

/** A link to the file: feed readers play no films of others. */
const linkedRecording = ({ url, title, credit, transcript }: RecordingBlock, link: Link): string =>
  [
    `<p>${link(url, escapeHTML(title))}${credit ? ` <small>${escapeHTML(credit)}</small>` : ''}</p>`,
    ...paragraphsOf(transcript).map((text) => `<p>${escapeHTML(text)}</p>`),
  ].join('');

/** Its player, with its words below. */
const recordingHtml = (block: RecordingBlock, words: Words, addresses: FileAddresses): string => {
  const { title, credit, transcript } = block;
  const caption = `${escapeHTML(title)}${credit ? ` <small class="credit">${escapeHTML(credit)}</small>` : ''}`;
  const said = paragraphsOf(transcript).map(
    (text) => `<p>${text.split('\n').map(escapeHTML).join('<br/>')}</p>`,
  );
  const spoken =
    said.length > 0 &&
    `<details><summary>${escapeHTML(words('blocks.transcript'))}</summary>${said.join('')}</details>`;
  return `<figure class="recording">${playerHtml(block, addresses)}<figcaption>${caption}</figcaption>${spoken || ''}</figure>`;
};

type Setting = {
  siteUrl: string;
  words: Words;
  /**
   * True for an export: what the markup does not say has classes and attributes, by which an import knows it, and films
   * and sounds have their players.
   */
  isWhole?: boolean;
};

/**
 * A body as plain HTML with absolute URLs, for feeds and exports: no styles and no scripts. It is well-formed XML too.
 *
 * @param addresses of its files. Without them they are where the site has them.
 */
export const bodyHtml = (
  body: BodyBlock[],
  { siteUrl, words, isWhole = false }: Setting,
  addresses: FileAddresses = {
    ofPicture: (picture) => absolute(imageUrl(picture, { width: 1280 }), siteUrl),
    ofFile: (address) => absolute(address, siteUrl),
  },
): string => {
  const link: Link = (href, words) => {
    const whole = findSafeAddress(href, siteUrl);
    return whole ? `<a href="${escapeHTML(whole)}">${words}</a>` : words;
  };
  const named = (name: string): string => attributesOf({ class: isWhole && name });
  const figure = (picture: Picture): string =>
    figureHtml(picture, { address: addresses.ofPicture(picture), words, isWhole });
  const recording = (block: RecordingBlock): string =>
    isWhole ? recordingHtml(block, words, addresses) : linkedRecording(block, link);
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
        sourceNote: ({ value: { number, length } }: { value: SourceNote }) =>
          isWhole
            ? `<span${attributesOf({ class: 'source-note', 'data-source': number, 'data-length': length })}></span>`
            : '',
        image: ({ value: { picture } }: { value: ImageBlock }) => figure(picture),
        gallery: ({ value: { title, pictures } }: { value: GalleryBlock }) => {
          const content = `${title ? `<h3>${escapeHTML(title)}</h3>` : ''}${pictures.map(({ picture }) => figure(picture)).join('')}`;
          return isWhole ? `<div class="gallery">${content}</div>` : content;
        },
        video: ({ value }: { value: RecordingBlock }) => recording(value),
        audio: ({ value }: { value: RecordingBlock }) => recording(value),
        pullQuote: ({ value: { quote, attribution } }: { value: PullQuoteBlock }) =>
          `<blockquote><p>${escapeHTML(quote)}</p>${attribution ? `<footer>${escapeHTML(attribution)}</footer>` : ''}</blockquote>`,
        factBox: ({ value: { title, body: facts } }: { value: FactBoxBlock }) =>
          `<aside${named('fact-box')}><h3>${escapeHTML(title ?? words('blocks.background'))}</h3>${bodyHtml(facts, { siteUrl, words, isWhole }, addresses)}</aside>`,
        table: ({ value }: { value: TableBlock }) => table(value, isWhole),
        timeline: ({ value: { title, events } }: { value: TimelineBlock }) =>
          `<div class="timeline"><h3>${escapeHTML(title ?? words('blocks.timeline'))}</h3><ul>${events
            .map(({ date, text }) => `<li><strong>${escapeHTML(date)}</strong> ${escapeHTML(text)}</li>`)
            .join('')}</ul></div>`,
        relatedStory: ({ value: { story } }: { value: RelatedStoryBlock }) =>
          `<p${named('related')}>${link(articlePath(story.slug), escapeHTML(story.headline))}</p>`,
        embed: ({ value: { url, title } }: { value: EmbedBlock }) =>
          `<p class="embed">${link(url, escapeHTML(title))}</p>`,
      },
    },
  });
};
