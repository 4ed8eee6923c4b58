import type { LeftOut } from '../../pasting/LeftOut.ts';
import { readPaste } from '../../pasting/readPaste.ts';
import type { LeftPart, Line, Page, PageFacts, PagePicture } from '../Line.ts';
import { findStory, isAtStory, isFurniture } from './findStory.ts';
import { countedPart, namedPart } from './leftParts.ts';
import { lineOf, withHeadings, withoutLateTitles } from './lineOf.ts';
import { PagePictures, type SavedFiles } from './PagePictures.ts';
import { pageFacts } from './pageFacts.ts';
import { parsePage } from './parsePage.ts';
import { resolveLinks } from './resolveLinks.ts';
import { wrapLooseText } from './wrapLooseText.ts';

export type SavedPage = {
  html: string;
  /** True for a text that somebody wrote, such as a Word file: it has no menus. */
  isDocument?: boolean;
  /** What is known of it beside its markup. */
  facts?: Partial<PageFacts>;
  /** The files that were saved with it. */
  files?: SavedFiles;
  /** What the file has and the markup has not. */
  leftOut?: LeftOut;
};

const maxBlocks = 5_000;

/**
 * Reads the HTML of an article page. Runs and fetches nothing.
 *
 * @returns the page, and the files of its pictures.
 * @throws {PasteTooLarge}
 */
export const readHtml = (saved: SavedPage): { page: Page; files: Uint8Array[] } => {
  const document = parsePage(saved.html);
  const isDocument = saved.isDocument ?? isWordProcessed(document);
  const facts = { ...pageFacts(document), ...saved.facts };
  for (const element of document.querySelectorAll('script, [hidden], [aria-hidden="true"]')) element.remove();
  resolveLinks(document, facts.address);
  if (!isDocument) wrapLooseText(document);
  const pictures = new PagePictures(saved.files ?? null, facts.address);
  const named: LeftPart[] = [];
  let keys = 0;
  const paste = readPaste(document, {
    newKey: () => `p${keys++}`,
    hasSources: true,
    subject: 'The page',
    maxBlocks,
    breaksParagraphs: !isDocument,
    findFile: (image) => (isDocument || isAtStory(image) ? pictures.find(image) : null),
    onLeftOut: (kind, element) => {
      if (isDocument || isAtStory(element)) named.push(...namedPart(kind, element));
    },
  });
  const elementOf = (key: string): Element => paste.origins.get(key) ?? document.body;
  const isInStory = isDocument ? () => true : findStory(document, paste.blocks, elementOf);
  const lines: Line[] = [];
  const found: PagePicture[] = [];
  const files = new Map(paste.pictures.map((picture) => [picture.key, 'file' in picture ? picture.file : 0]));
  for (const { block, element } of paste.blocks.map((one) => ({
    block: one,
    element: elementOf(one._key),
  }))) {
    const isBody = isInStory(element);
    if (block._type !== 'image') {
      const isOutside = !isDocument && isFurniture(element);
      lines.push(lineOf(block, element, { number: lines.length + 1, isBody, isFurniture: isOutside }));
      continue;
    }
    const { _type, _key, ...words } = block;
    found.push({ ...words, line: lines.length, file: files.get(_key) ?? 0, isBody });
  }
  const page: Page = {
    lines: withHeadings(isDocument ? withoutLateTitles(lines) : lines),
    facts,
    leftOut: [...named, ...countedPart({ ...paste.leftOut, ...saved.leftOut }, isDocument)],
    sources: paste.sources,
    pictures: found,
  };
  return { page, files: pictures.files };
};

/** Word, LibreOffice and Google Docs write pages without menus. */
const isWordProcessed = (document: Document): boolean =>
  /microsoft word|libreoffice|openoffice|google docs/i.test(
    document.querySelector('meta[name="generator" i]')?.getAttribute('content') ?? '',
  ) || document.querySelector('[id^="docs-internal-guid"], body.doc-content') !== null;
