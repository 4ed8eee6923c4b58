import { parsePage } from '../../import/html/parsePage.ts';
import { resolveLinks } from '../../import/html/resolveLinks.ts';
import type { Block } from '../../pasting/Block.ts';
import { describeLeftOut } from '../../pasting/LeftOut.ts';
import { readPaste } from '../../pasting/readPaste.ts';
import type { ArchivedBody, ArchivedStory } from '../ArchivedStory.ts';
import { listedKey } from '../listedKey.ts';
import { pictureDetails } from '../ownFigures.ts';
import { tableOf } from '../tableOf.ts';
import { Groups } from './parts/Groups.ts';
import { placeEmbeds } from './parts/placeEmbeds.ts';
import { markNotes, placeNotes } from './parts/placeNotes.ts';
import { placeQuotes } from './parts/placeQuotes.ts';
import { placeRecordings } from './parts/placeRecordings.ts';
import { placeRelated } from './parts/placeRelated.ts';
import { placeTimelines } from './parts/placeTimelines.ts';
import { SetParts, withoutMarks } from './parts/SetParts.ts';
import { prepareCards } from './prepareCards.ts';
import { prepareFigures } from './prepareFigures.ts';
import { splitLooseText } from './splitLooseText.ts';

/** A long report has some hundred. */
const maxBlocks = 5_000;
const maxPictures = 1_000;

/**
 * Reads the text of an archived story, which is untrusted: nothing in it is run or loaded.
 *
 * @throws {PasteTooLarge}
 */
export const readBody = ({
  html,
  hasLooseText,
  addresses,
  related: told = [],
  sources = [],
}: Pick<ArchivedStory, 'html' | 'hasLooseText' | 'addresses' | 'related' | 'sources'>): ArchivedBody => {
  const document = parsePage(`<!doctype html><body>${withoutMarks(html)}`);
  let keys = 0;
  const newKey = () => `a${keys++}`;
  const parts = new SetParts();
  resolveLinks(document, URL.parse(addresses[0] ?? '/', unknownSite)?.href ?? null);
  if (hasLooseText) splitLooseText(document);
  const base = addresses[0] ?? null;
  const recordings = placeRecordings(document, parts, {
    newKey,
    addressOf: (written) => fileAddress(written, base) ?? written,
  });
  const cardNotes = prepareCards(document);
  prepareFigures(document);
  placeQuotes(document, parts, newKey);
  placeTimelines(document, parts, newKey);
  placeEmbeds(document, parts, newKey);
  const related = placeRelated(document, parts, { newKey, told });
  const groups = new Groups(document, newKey);
  markNotes(document);
  const found: { address: string; details: object }[] = [];
  const furtherLinks: string[] = [];
  const paste = readPaste(document, {
    newKey,
    hasSources: true,
    hasSourceNotes: true,
    subject: 'The story',
    maxBlocks,
    maxPictures,
    onSkipped: (reason, element) => {
      if (reason === 'note') furtherLinks.push(...furtherLinksIn(element));
    },
    findFile: (image) => {
      const address = pictureAddress(image, base);
      return address === null ? null : found.push({ address, details: pictureDetails(image) }) - 1;
    },
  });
  const notes = [
    ...cardNotes,
    ...furtherLinks,
    describeLeftOut(paste.leftOut)?.replaceAll(' (not on the clipboard)', ''),
  ];
  const pictures = new Map(
    paste.pictures.flatMap((picture): [string, { address: string; details: object }][] => {
      const one = 'file' in picture ? found[picture.file] : undefined;
      return one === undefined ? [] : [[picture.key, one]];
    }),
  );
  const keyOf = (number: number): string | null =>
    number > 0 && number <= sources.length ? listedKey(number - 1) : null;
  const read = parts.fill(paste.blocks).map((block) => {
    if (block._type === 'image') return { ...block, ...pictures.get(block._key)?.details };
    return block._type === 'table' ? tableOf(block, paste.origins.get(block._key)) : withPaths(block);
  });
  const blocks = groups.close(read).map((block) => placeNotes(block, keyOf, newKey));
  return {
    ...{ blocks, recordings, related, sources: paste.sources },
    pictures: new Map(Array.from(pictures, ([key, { address }]) => [key, address])),
    notes: notes.filter((note) => note !== undefined),
  };
};

/** A source has one address. */
const furtherLinksIn = (footnote: Element): string[] =>
  [...footnote.querySelectorAll('a[href]')]
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => /^https?:/.test(href) && !href.includes('#'))
    .slice(1)
    .map((href) => `A footnote has a further link, which was left out: ${href}`);

/** Stands for the site of an archive that does not name it. */
const unknownSite = 'http://archive.invalid';

/** Links to the unknown site become paths, which the redirects answer. */
const withPaths = (block: Block): Block => {
  const { markDefs } = block;
  if (!Array.isArray(markDefs) || markDefs.length === 0) return block;
  const pathOf = (href: string): string =>
    href.startsWith(`${unknownSite}/`) ? href.slice(unknownSite.length) : href;
  return {
    ...block,
    markDefs: markDefs.map((mark) =>
      typeof mark.href === 'string' ? { ...mark, href: pathOf(mark.href) } : mark,
    ),
  };
};

/** Scripts that load pictures late keep the address elsewhere. */
const addressAttributes = ['data-orig-file', 'data-lazy-src', 'data-src', 'src'];

const pictureAddress = (image: Element, base: string | null): string | null => {
  for (const name of addressAttributes) {
    const address = fileAddress(image.getAttribute(name) ?? '', base);
    if (address !== null) return address;
  }
  return null;
};

/** The address of a file from where the story was. Null for what a page holds itself. */
const fileAddress = (attribute: string, base: string | null): string | null => {
  const written = attribute.trim();
  if (written === '' || /^(?:data|blob):/i.test(written)) return null;
  return base !== null && URL.canParse(written, base) ? new URL(written, base).href : written;
};
