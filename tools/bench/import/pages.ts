import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const text = z
  .string()
  .trim()
  .transform((value) => value || null)
  .nullish()
  .transform((value) => value ?? null);

const answers = z.object({
  title: text,
  byline: text,
  excerpt: text,
  publishedTime: text,
  image: text,
  lang: text,
});

/** A page with its known answers. What a set does not tell is null. */
export type TestPage = { name: string; bytes: Uint8Array; url: string; body: string | null } & Omit<
  z.infer<typeof answers>,
  'lang'
> & { language: string };

/**
 * Reads a set of pages from a copy of mozilla/readability, of postlight/parser or of
 * scrapinghub/article-extraction-benchmark, or from a folder as the first has.
 */
export const readPages = (folder: string): { set: string; pages: TestPage[] } => {
  if (existsSync(path.join(folder, 'ground-truth.json')))
    return { set: 'scrapinghub/article-extraction-benchmark', pages: readTruths(folder) };
  if (existsSync(path.join(folder, 'src/extractors/custom')))
    return { set: 'postlight/parser', pages: readParserPages(folder) };
  const inside = path.join(folder, 'test/test-pages');
  return existsSync(inside)
    ? { set: 'mozilla/readability', pages: readFolders(inside) }
    : { set: path.basename(folder), pages: readFolders(folder) };
};

/** A folder a page: `source.html`, `expected.html` and `expected-metadata.json`. */
const readFolders = (folder: string): TestPage[] =>
  readdirSync(folder)
    .toSorted()
    .filter((name) => existsSync(path.join(folder, name, 'source.html')))
    .map((name) => {
      const file = (part: string): string => path.join(folder, name, part);
      const { lang, ...known } = answers.parse(
        JSON.parse(readFileSync(file('expected-metadata.json'), 'utf8')),
      );
      return {
        name,
        bytes: readFileSync(file('source.html')),
        url: 'http://fakehost/test/page.html',
        body: existsSync(file('expected.html')) ? readFileSync(file('expected.html'), 'utf8') : null,
        ...known,
        language: lang ?? 'en',
      };
    });

const truths = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string() }));

/** One file has the text of each page as a person copied it, with a line for each block. */
const readTruths = (folder: string): TestPage[] =>
  Object.entries(truths.parse(JSON.parse(readFileSync(path.join(folder, 'ground-truth.json'), 'utf8')))).map(
    ([name, { articleBody, url }]) => ({
      name,
      bytes: gunzipSync(readFileSync(path.join(folder, `html/${name}.html.gz`))),
      url,
      body: articleBody.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      title: null,
      byline: null,
      excerpt: null,
      publishedTime: null,
      image: null,
      language: 'en',
    }),
  );

/** The parser's own tests compare the fields of a stored page with texts that a person wrote down. */
const readParserPages = (folder: string): TestPage[] => {
  const tests = path.join(folder, 'src/extractors/custom');
  return readdirSync(tests)
    .toSorted()
    .filter((name) => existsSync(path.join(tests, name, 'index.test.js')))
    .flatMap((name) =>
      readFileSync(path.join(tests, name, 'index.test.js'), 'utf8')
        .split('beforeAll(')
        .slice(1)
        .flatMap((test, index) => {
          const file = /readFileSync\(\s*['"`]\.?\/?(fixtures\/[^'"`]+)['"`]/.exec(test)?.[1];
          if (!file || !existsSync(path.join(folder, file))) return [];
          return [
            {
              name: index === 0 ? name : `${name} ${index + 1}`,
              bytes: Buffer.from(asServed(readFileSync(path.join(folder, file), 'utf8'))),
              url: /url\s*=\s*['"`]([^'"`]+)['"`]/.exec(test)?.[1] ?? `https://${name}/`,
              body: null,
              title: expectedIn(test, 'title'),
              byline: expectedIn(test, 'author'),
              excerpt: expectedIn(test, 'dek'),
              publishedTime: expectedIn(test, 'date_published'),
              image: expectedIn(test, 'lead_image_url'),
              language: 'en',
            },
          ];
        }),
    );
};

/** The parser stores its pages with the attributes of `<meta>` renamed. */
const asServed = (html: string): string =>
  html.replaceAll(/<meta\s[^>]*>/gi, (tag) =>
    tag
      .replace(/\svalue=/i, ' content=')
      .replace(/\sname=(?=["']?(?:og|article|fb|profile):)/i, ' property='),
  );

/** The text that a test expects of a field: a literal of JavaScript. */
const expectedIn = (test: string, field: string): string | null => {
  const literal = new RegExp(`assert\\.equal\\(\\s*${field}\\s*,([^;]*?),?\\s*\\);`).exec(test)?.[1];
  try {
    const value: unknown = literal && runInNewContext(literal, {}, { timeout: 100 });
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
};
