import { markdownHtml } from '../../markdown/markdownHtml.ts';
import type { SavedPage } from '../html/readHtml.ts';
import type { PageFacts } from '../PageFacts.ts';

/** Reads Markdown as HTML, and the facts before it between two lines of hyphens. */
export const readMarkdown = (text: string): SavedPage => {
  const { matter, body } = split(text);
  return { html: markdownHtml(body), isDocument: true, facts: factsOf(matter) };
};

const split = (text: string): { matter: string[]; body: string } => {
  const lines = text.split(/\r?\n/);
  const end = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : -1;
  return { matter: lines.slice(1, Math.max(1, end)), body: lines.slice(end + 1).join('\n') };
};

/** Lines such as `title: The mill`. */
const factsOf = (matter: string[]): Partial<PageFacts> => {
  const values = new Map(
    matter.flatMap((line) => {
      const colon = line.indexOf(':');
      const value = line
        .slice(colon + 1)
        .trim()
        .replace(/^["']|["']$/g, '');
      return colon > 0 && value !== '' ? [[line.slice(0, colon).trim().toLowerCase(), value] as const] : [];
    }),
  );
  const authors = (values.get('authors') ?? values.get('author') ?? '')
    .replaceAll(/[[\]"']/g, '')
    .split(',')
    .map((author) => author.trim())
    .filter(Boolean);
  const description = values.get('description') ?? values.get('summary');
  return {
    ...(values.has('title') && { headline: values.get('title') ?? null }),
    ...(description && { description }),
    ...(values.has('section') && { section: values.get('section') ?? null }),
    ...(values.has('date') && { publishedAt: values.get('date') ?? null }),
    ...(values.has('lang') && { language: values.get('lang') ?? null }),
    ...(authors.length > 0 && { authors }),
  };
};
