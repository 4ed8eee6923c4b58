import { parsePage } from '../../../import/html/parsePage.ts';
import type { Archived, ArchivedStory, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { innerHtml } from '../innerHtml.ts';
import { readText } from '../readText.ts';

/**
 * Reads Medium's own export, a zip: each file in `posts` is a story. It has neither tags nor the files of pictures.
 *
 * @throws {UnreadableArchive}
 */
export async function* readMedium(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  let count = 0;
  for await (const { name, chunks } of files()) {
    const [, file] = /(?:^|\/)posts\/([^/]+)\.html$/i.exec(name) ?? [];
    if (file === undefined) continue;
    count += 1;
    if (file.startsWith('draft_')) {
      yield { kind: 'skipped', title: file, reason: 'not published there (draft)' };
      continue;
    }
    yield await archivedOf(file, () => readText(name, chunks()));
  }
  if (count === 0)
    throw new UnreadableArchive(
      'It is not an export of Medium (Settings › Download your information, a .zip).',
    );
}

const archivedOf = async (file: string, read: () => Promise<string>): Promise<Archived> => {
  try {
    const page = parsePage(await read());
    if (isResponse(page))
      return { kind: 'skipped', title: file, reason: 'a response, or a note without a title' };
    return { kind: 'story', story: storyOf(file, page) };
  } catch (error) {
    const { message: reason } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'unread', key: `medium ${file}`, title: file, reason };
  }
};

const lineOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** Medium titles a response by its own first words, and its text has no title. */
const isResponse = (document: Document): boolean => {
  if (document.querySelector('.graf--title, .e-content h1, .e-content h2, .e-content h3')) return false;
  const first = document.querySelector('.e-content .graf');
  const title = lineOf(document.querySelector('.p-name')).replace(/(?:…|\.{3})$/, '');
  return title !== '' && first?.localName === 'p' && lineOf(first).startsWith(title);
};

const storyOf = (file: string, document: Document): ArchivedStory => {
  const find = (selector: string): Element | null => document.querySelector(selector);
  const headline = lineOf(find('.p-name')) || lineOf(find('title'));
  const standfirst = lineOf(find('.p-summary')) || null;
  const body = find('.e-content') ?? document.body;
  dropRepeated(body, headline, standfirst);
  const address = find('a.p-canonical')?.getAttribute('href') ?? null;
  const author = lineOf(find('.p-author'));
  // The hash at the end of the name is the story's number.
  const id = file.split(/[_-]/).at(-1) ?? file;
  return {
    key: `medium ${id}`,
    headline,
    slug: slugOf(address, id),
    standfirst,
    summary: null,
    html: innerHtml(body),
    hasLooseText: false,
    publishedAt: find('time.dt-published')?.getAttribute('datetime') ?? null,
    language: document.documentElement.getAttribute('lang'),
    addresses: address === null ? [] : [address],
    authors: author ? [{ key: author.toLowerCase(), name: author }] : [],
    labels: [],
    leadImage: null,
    notes: [],
  };
};

/** The text begins with the title and the subtitle again. */
const dropRepeated = (body: Element, headline: string, standfirst: string | null): void => {
  const isRepeated = (element: Element): boolean => {
    const line = lineOf(element);
    const isSubtitle =
      standfirst !== null && element.matches('.graf--subtitle') && standfirst.startsWith(line.slice(0, 100));
    return line !== '' && (line === headline || isSubtitle);
  };
  for (const element of body.querySelectorAll('.graf--title, .graf--subtitle'))
    if (isRepeated(element)) element.remove();
};

const slugOf = (address: string | null, id: string): string | null => {
  const last =
    URL.parse(address ?? '')
      ?.pathname.split('/')
      .at(-1) ?? '';
  return last.endsWith(`-${id}`) ? last.slice(0, -id.length - 1) : last || null;
};
