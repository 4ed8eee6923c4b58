import type { Block } from '../../pasting/Block.ts';
import type { LeftOut } from '../../pasting/LeftOut.ts';
import { PasteTooLarge } from '../../pasting/PasteTooLarge.ts';
import { readPaste, type SkipReason } from '../../pasting/readPaste.ts';
import { unspaced } from '../account/words.ts';
import type { LeftPart, Line, Page, PagePicture, PageRecording, SkippedText } from '../Line.ts';
import { maxBlocks, maxTextCharacters, tooLongText } from '../limits.ts';
import type { PageFacts } from '../PageFacts.ts';
import { readText } from '../readText.ts';
import { withoutLateTitles } from '../withoutLateTitles.ts';
import { pageFacts } from './facts/pageFacts.ts';
import { findStory, isAtStory, isFurniture, type PageBlock } from './findStory.ts';
import { joinWrapped } from './joinWrapped.ts';
import { countedPart, encodingPart, namedPart } from './leftParts.ts';
import { lineOf, textOf, withHeadings } from './lineOf.ts';
import { PagePictures, type SavedFiles } from './PagePictures.ts';
import { parsePage } from './parsePage.ts';
import { type PlayerFacts, playerFacts, releaseSwallowed } from './playerFacts.ts';
import { resolveLinks } from './resolveLinks.ts';
import { separateParts } from './separateParts.ts';
import { wrapLooseText } from './wrapLooseText.ts';

export type SavedPage = {
  html: string;
  /** @see DecodedText */
  guessedEncoding?: string | null;
  /** True for a text that somebody wrote, such as a Word file: it has no menus. */
  isDocument?: boolean;
  /** What is known of it beside its markup. */
  facts?: Partial<PageFacts>;
  /** The files that were saved with it. */
  files?: SavedFiles;
  /** True if whoever reads the page finds the files of its films and sounds. Otherwise they are left out. */
  findsRecordings?: boolean;
  /** What the file has and the markup has not. */
  leftOut?: LeftOut;
};

/**
 * Reads the HTML of an article page. Runs and fetches nothing.
 *
 * @returns the page, and the files of its pictures with their addresses on the page.
 * @throws {PasteTooLarge}
 */
export const readHtml = (saved: SavedPage): { page: Page; files: Uint8Array[]; addresses: string[] } => {
  const document = parsePage(saved.html);
  const isDocument = saved.isDocument ?? isWordProcessed(document);
  const facts = pageFacts(document, saved.facts);
  for (const script of document.querySelectorAll('script')) script.remove();
  const text = document.body.textContent ?? '';
  if (text.length > maxTextCharacters) throw new PasteTooLarge(tooLongText(text.length));
  releaseSwallowed(document);
  const skipped = removeHidden(document);
  resolveLinks(document, facts.address);
  if (!isDocument) {
    separateParts(document);
    joinWrapped(document);
    wrapLooseText(document);
  }
  const pictures = new PagePictures(saved.files ?? null, facts.address);
  const named: LeftPart[] = [];
  const players = new Map<Element, PlayerFacts>();
  let keys = 0;
  const paste = readPaste(document, {
    newKey: () => `p${keys++}`,
    hasSources: true,
    subject: 'The page',
    maxBlocks,
    breaksParagraphs: !isDocument,
    findFile: (image) => (isDocument || isAtStory(image) ? pictures.find(image) : null),
    findRecording: (player) => {
      const isWanted = saved.findsRecordings === true && players.size < maxPlayers && isAtStory(player);
      const facts = isWanted ? playerFacts(player) : null;
      if (facts) players.set(player, facts);
      return facts;
    },
    onLeftOut: (kind, element) => {
      if (isDocument || isAtStory(element)) named.push(...namedPart(kind, element));
    },
    onSkipped: (reason, element) => skipped.push(skippedText(reason, element)),
  });
  const elementOf = (key: string): Element => paste.origins.get(key) ?? document.body;
  const blocks = paste.blocks.map((block) => ({
    block,
    element: elementOf(block._key),
    text: textOf(block),
  }));
  const story: ReadonlySet<PageBlock> = isDocument
    ? new Set(blocks)
    : findStory(document, blocks, facts.articleBody);
  const files = new Map(paste.pictures.map((picture) => [picture.key, 'file' in picture ? picture.file : 0]));
  const { lines, found, recordings, outside } = sortBlocks(blocks, { story, isDocument, files, players });
  named.push(...outside);
  const told = isDocument ? [] : linesTold(facts.articleBody, lines);
  const page: Page = {
    isDocument,
    text: [text, ...told.map((line) => line.text)].join('\n'),
    skipped,
    lines: withHeadings([...(isDocument || isUnnamed(facts) ? withoutLateTitles(lines) : lines), ...told]),
    facts,
    leftOut: [
      ...encodingPart(saved.guessedEncoding ?? null),
      ...named,
      ...countedPart({ ...paste.leftOut, ...saved.leftOut }, isDocument),
    ],
    sources: paste.sources,
    ...{ pictures: found, recordings },
  };
  return { page, files: pictures.files, addresses: pictures.addresses };
};

/** Each asks for what is in its figure. Later ones are left out. */
const maxPlayers = 200;

type Sorting = {
  story: ReadonlySet<PageBlock>;
  isDocument: boolean;
  /** The files of pictures by the keys of their blocks. */
  files: ReadonlyMap<string, number>;
  players: ReadonlyMap<Element, PlayerFacts>;
};

/** Text becomes lines. Pictures and players have their places between them. */
const sortBlocks = (
  blocks: { block: Block; element: Element; text: string }[],
  { story, isDocument, files, players }: Sorting,
) => {
  const lines: Line[] = [];
  const found: PagePicture[] = [];
  const recordings: PageRecording[] = [];
  const outside: LeftPart[] = [];
  for (const one of blocks) {
    const { block, element } = one;
    const isBody = story.has(one);
    const player = players.get(element);
    if (player && isBody) recordings.push({ ...player, line: lines.length });
    else if (player) outside.push(...namedPart(player.kind, element));
    else if (block._type === 'image') {
      const { _type, _key, ...words } = block;
      found.push({ ...words, line: lines.length, file: files.get(_key) ?? 0, isBody });
    } else {
      const isOutside = !isDocument && isFurniture(element);
      lines.push(lineOf(block, element, { number: lines.length + 1, isBody, isFurniture: isOutside }));
    }
  }
  return { lines, found, recordings, outside };
};

/** A piece of a page, or of a document: pages of the web say what they are. */
const isUnnamed = ({ headline, title }: PageFacts): boolean => headline === null && title === null;

/** Of the story in the data, a page that draws it itself shows less than this share. */
const maxShownShare = 0.3;
const minToldCharacters = 200;
/** Without any other text, a short story is better than none. */
const minOnlyCharacters = 60;
/** A sign of Japanese or Chinese says as much as some letters. */
const lettersInSign = 3;

const lengthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (unspaced.test(sign) ? lettersInSign : 1), 0);

/** The lines of the story in the page's data, if its markup does not hold the story. */
const linesTold = (articleBody: string | null, lines: Line[]): Line[] => {
  const shown = lines.reduce((sum, { isBody, text }) => sum + (isBody ? text.length : 0), 0);
  const min = shown === 0 ? minOnlyCharacters : minToldCharacters;
  if (!articleBody || lengthOf(articleBody) < min || shown > articleBody.length * maxShownShare) return [];
  return readText(articleBody).lines.map((line, index) => ({
    ...line,
    number: lines.length + index + 1,
    block: { ...line.block, _key: `told${index}` },
  }));
};

/** What readers of the page do not see. */
const removeHidden = (document: Document): SkippedText[] => {
  const skipped: SkippedText[] = [];
  for (const element of document.querySelectorAll('[hidden], [aria-hidden="true"]')) {
    if (element.parentElement?.closest('[hidden], [aria-hidden="true"]')) continue;
    skipped.push(skippedText('hidden', element));
    element.remove();
  }
  return skipped;
};

const rules: Record<SkipReason, string> = {
  silent: 'not shown on the page',
  note: 'sources and captions',
  hidden: 'hidden on the page',
  marker: 'the mark of a list item or a note',
  media: 'a form field, or a text instead of a player',
  revision: 'a deleted passage, or a comment',
};

const skippedText = (reason: SkipReason, element: Element): SkippedText => ({
  text: element.textContent ?? '',
  fate: reason === 'note' ? 'placed' : 'dropped',
  rule: rules[reason],
});

/** Word, LibreOffice and Google Docs write pages without menus. */
const isWordProcessed = (document: Document): boolean =>
  /microsoft word|libreoffice|openoffice|google docs/i.test(
    document.querySelector('meta[name="generator" i]')?.getAttribute('content') ?? '',
  ) || document.querySelector('[id^="docs-internal-guid"], body.doc-content') !== null;
