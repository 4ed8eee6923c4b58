import { escapeHTML, toHTML } from '@portabletext/to-html';
import { absolute, articlePath } from '../addresses.ts';
import type {
  BodyBlock,
  EmbedBlock,
  FactBoxBlock,
  ImageBlock,
  PullQuoteBlock,
  RelatedStoryBlock,
  TableBlock,
  TimelineBlock,
} from '../content/blocks.ts';
import { imageUrl } from '../images/imageUrl.ts';

const isSafe = (href: string) => /^(https?:|mailto:|tel:|\/|#)/i.test(href);

const table = ({ caption, hasHeader, rows }: TableBlock): string => {
  const [names, entries] = hasHeader ? [rows[0], rows.slice(1)] : [null, rows];
  const row = (tag: 'th' | 'td', cells: { text: string }[] = []) =>
    `<tr>${cells.map(({ text }) => `<${tag}>${escapeHTML(text)}</${tag}>`).join('')}</tr>`;
  const head = names ? `<thead>${row('th', names.cells)}</thead>` : '';
  const title = caption ? `<caption>${escapeHTML(caption)}</caption>` : '';
  return `<table>${title}${head}<tbody>${entries.map(({ cells }) => row('td', cells)).join('')}</tbody></table>`;
};

const image = ({ picture }: ImageBlock, siteUrl: string): string => {
  const { alt, caption, credit } = picture;
  const words = [caption, credit].filter((part) => part !== null).join(' ');
  const source = escapeHTML(absolute(imageUrl(picture, { width: 1280 }), siteUrl));
  return `<figure><img src="${source}" alt="${escapeHTML(alt)}">${words && `<figcaption>${escapeHTML(words)}</figcaption>`}</figure>`;
};

/** A body as plain HTML with absolute URLs, for feeds and Markdown: no styles and no scripts. */
export const bodyHtml = (body: BodyBlock[], siteUrl: string): string => {
  const link = (href: string, words: string) => {
    const whole = isSafe(href) ? URL.parse(href, siteUrl) : null;
    return whole ? `<a href="${escapeHTML(whole.href)}">${words}</a>` : words;
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
        image: ({ value }: { value: ImageBlock }) => image(value, siteUrl),
        pullQuote: ({ value: { quote, attribution } }: { value: PullQuoteBlock }) =>
          `<blockquote><p>${escapeHTML(quote)}</p>${attribution ? `<p>${escapeHTML(attribution)}</p>` : ''}</blockquote>`,
        factBox: ({ value: { title, body: facts } }: { value: FactBoxBlock }) =>
          `<h3>${escapeHTML(title)}</h3>${bodyHtml(facts, siteUrl)}`,
        table: ({ value }: { value: TableBlock }) => table(value),
        timeline: ({ value: { title, events } }: { value: TimelineBlock }) =>
          `<h3>${escapeHTML(title)}</h3><ul>${events
            .map(({ date, text }) => `<li><strong>${escapeHTML(date)}</strong> ${escapeHTML(text)}</li>`)
            .join('')}</ul>`,
        relatedStory: ({ value: { story } }: { value: RelatedStoryBlock }) =>
          `<p>${link(articlePath(story.slug), escapeHTML(story.headline))}</p>`,
        embed: ({ value: { url, title } }: { value: EmbedBlock }) => `<p>${link(url, escapeHTML(title))}</p>`,
      },
    },
  });
};
