import { Readability } from '@mozilla/readability';
import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { decodeText } from '../../../lib/import/files/decodeText.ts';
import { readArticleFile } from '../../../lib/import/files/readArticleFile.ts';
import { importArticle } from '../../../lib/import/importArticle.ts';
import type { Block } from '../../../lib/pasting/Block.ts';
import type { TestPage } from './pages.ts';

/** What an extractor found. Texts are empty if it found none. */
export type Found = {
  body: string;
  title: string;
  author: string;
  date: string;
  description: string;
  image: string;
};

export type Extractor = (page: TestPage) => Found | null | Promise<Found | null>;

const nobody = { sections: [], people: [], topics: [] };

const copydesk: Extractor = async ({ name, bytes }) => {
  const { page } = await readArticleFile({ name: `${name}.html`, bytes });
  const imported = importArticle(page, nobody);
  if (!imported) return null;
  const { fields, told } = imported;
  const toldAs = (...names: string[]): string =>
    names.flatMap((name) => told.find(({ field }) => field === name)?.text ?? [])[0] ?? '';
  return {
    body: [...fields.body.map(textOfBlock), fields.summary, ...(fields.keyPoints ?? [])].join('\n'),
    title: fields.headline,
    author: toldAs('byline'),
    date: toldAs('published'),
    description: fields.standfirst ?? toldAs('description'),
    image: toldAs('lead image'),
  };
};

const textOfBlock = (block: Block): string =>
  block._type === 'table'
    ? (block.rows as { cells: string[] }[]).flatMap(({ cells }) => cells).join('\n')
    : ((block.children ?? []) as { text: string }[]).map(({ text }) => text).join('');

const readability: Extractor = ({ bytes, url }) => {
  const { document } = documentOf(bytes, url);
  const article = new Readability(document).parse();
  return (
    article && {
      body: textOfHtml(article.content ?? ''),
      title: article.title ?? '',
      author: article.byline ?? '',
      date: article.publishedTime ?? '',
      description: article.excerpt ?? '',
      image: '',
    }
  );
};

const defuddle: Extractor = ({ bytes, url }) => {
  const { document } = documentOf(bytes, url);
  const found = new DefuddleClass(document, { url, useAsync: false }).parse();
  return {
    body: textOfHtml(found.content),
    title: found.title,
    author: found.author,
    date: found.published,
    description: found.description,
    image: found.image,
  };
};

export const extractors: Record<string, Extractor> = {
  Copydesk: copydesk,
  Readability: readability,
  Defuddle: defuddle,
};

const documentOf = (bytes: Uint8Array, url: string) => {
  const { document } = parseHTML(decodeText(bytes, { isHtml: true }).html);
  Object.defineProperty(document, 'baseURI', { value: url });
  Object.defineProperty(document, 'documentURI', { value: url });
  return { document };
};

const blocks =
  /<\/?(?:address|article|aside|blockquote|br|d[dlt]|details|div|fig(?:caption|ure)|footer|h[1-6r]|header|li|main|nav|ol|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)|ul)\b/gi;

/** The text of HTML, with a line for each block. Captions belong to pictures and are not counted. */
export const textOfHtml = (html: string): string => {
  const { document } = parseHTML(`<html><body>${html.replaceAll(blocks, (tag) => `\n${tag}`)}</body></html>`);
  for (const element of document.querySelectorAll('script, style, noscript, figcaption')) element.remove();
  return document.body.textContent ?? '';
};
