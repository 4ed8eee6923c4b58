import type { ReadArticle } from '../../../import/files/readArticleFile.ts';
import type { Imported } from '../../../import/importArticle.ts';
import type { PagePicture, PageRecording } from '../../../import/Line.ts';
import type { ArchivedBody, ArchivedPicture, ArchivedRecording, ArchivedStory } from '../../ArchivedStory.ts';
import { tableOf } from '../../tableOf.ts';
import { authorsOf, labelsFrom, slugIn } from '../nameParts.ts';
import { dayInName } from './dateOfFile.ts';

type PageFile = {
  format: string;
  name: string;
  article: ReadArticle;
  imported: Imported;
  /** When the file was begun, if it says so. */
  created: string | null;
};

/** The story of a page. */
export const pageStory = (file: PageFile): ArchivedStory => {
  const { format, name, article, imported } = file;
  const { fields } = imported;
  const date = dateOf(file);
  const { facts } = article.page;
  const own = format === 'html' ? `/${name.split('/').map(encodeURIComponent).join('/')}` : null;
  const address = facts.address ?? own;
  const pictures = picturesOf(article, own ?? '/');
  const lead = imported.pictures.find(({ isLead }) => isLead);
  const section = toldText(imported, 'section');
  return {
    // Not its address: themes name the same one on several pages.
    key: `${format} ${name}`,
    headline: fields.headline,
    slug: slugIn(facts.address) ?? slugOfFile(name),
    standfirst: fields.standfirst ?? null,
    summary: fields.summary ?? null,
    ...(fields.kicker && { kicker: fields.kicker }),
    ...(fields.keyPoints && { keyPoints: fields.keyPoints }),
    html: '',
    hasLooseText: false,
    body: { ...bodyOf(file, pictures, own ?? '/'), sources: article.page.sources },
    files: pictures.files,
    publishedAt: date.at,
    language: fields.language ?? null,
    addresses: address === null ? [] : [address],
    authors: authorsOf(toldText(imported, 'byline')?.split(', ') ?? []),
    labels: labelsFrom(section === null ? [] : [section], facts.tags),
    leadImage: lead ? pictureOf(lead, pictures) : leadInData(imported),
    notes: [...(date.note === null ? [] : [date.note]), ...notesOf(imported)],
  };
};

type FoundDate = { at: string | null; note: string | null };

/** A time without a zone, which the mapping has. */
const wallClockOf = (written: string | null): string | null => {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(written ?? '') ?? [];
  return day && time ? `${day}T${time}:00` : null;
};

/** The date of the page, which may be a day alone. */
const dateOf = ({ name, article, imported, created }: PageFile): FoundDate => {
  const told =
    imported.publishedAt ?? wallClockOf(article.page.facts.publishedAt) ?? toldText(imported, 'published');
  if (told !== null) return { at: told.includes('T') ? told : `${told}T00:00:00`, note: null };
  const named = dayInName(name);
  if (named !== null) return { at: named, note: 'Its date is the day in the name of its file.' };
  return { at: created, note: created && 'It has no date; it has the day when its file was begun.' };
};

const toldText = ({ told }: Imported, name: string): string | null =>
  told.find(({ field }) => field === name)?.text ?? null;

const slugOfFile = (name: string): string | null =>
  name
    .split('/')
    .at(-1)
    ?.replace(/\.\w{1,10}$/, '') || null;

type Pictures = { addresses: string[]; files: Map<string, Uint8Array> };

/** A picture beside the page has an address, one inside its file has bytes too. */
const picturesOf = ({ files, addresses }: ReadArticle, base: string): Pictures => {
  const inside = new Map<string, Uint8Array>();
  const found = files.map((bytes, index) => {
    if (bytes.length > 0) {
      const address = `inside:${index}`;
      inside.set(address, bytes);
      return address;
    }
    return wholeAddress(addresses[index] ?? '', base);
  });
  return { addresses: found, files: inside };
};

/** @param base the path of the page. */
const wholeAddress = (written: string, base: string): string =>
  URL.parse(written, `${unknownSite}${base}`)?.href.replace(unknownSite, '') ?? '';

const unknownSite = 'http://archive.invalid';

const pictureOf = (
  { file, alt, caption }: Imported['pictures'][number],
  { addresses }: Pictures,
): ArchivedPicture => ({
  address: addresses[file] ?? '',
  ...(alt && { alt }),
  ...(caption && { caption }),
});

const leadInData = (imported: Imported): ArchivedPicture | null => {
  const address = toldText(imported, 'lead image');
  return address === null ? null : { address, isOptional: true };
};

/** The text, with each picture, film and sound after the lines that are before it. */
const bodyOf = ({ article, imported }: PageFile, { addresses }: Pictures, base: string): ArchivedBody => {
  const { fields, bodyLines } = imported;
  const blocks: ArchivedBody['blocks'] = [];
  const pictures = new Map<string, string>();
  const recordings = new Map<string, ArchivedRecording>();
  const waiting: (PagePicture | PageRecording)[] = [
    ...imported.pictures.filter(({ isBody, isLead }) => isBody && !isLead),
    ...(article.page.recordings ?? []),
  ].sort((one, other) => one.line - other.line);
  const place = (before: number): void => {
    for (let next = waiting[0]; next && next.line < before; next = waiting[0]) {
      waiting.shift();
      if ('files' in next) {
        const _key = `recording${recordings.size}`;
        blocks.push({ _type: next.kind, _key, title: next.title });
        recordings.set(_key, recordingOf(next, base, article.page.facts.address));
        continue;
      }
      const _key = `picture${pictures.size}`;
      const { alt, caption } = next;
      blocks.push({ _type: 'image', _key, ...(alt && { alt }), ...(caption && { caption }) });
      pictures.set(_key, addresses[next.file] ?? '');
    }
  };
  for (const [index, block] of fields.body.entries()) {
    place(bodyLines[index] ?? 0);
    blocks.push(block._type === 'table' ? tableOf(block) : block);
  }
  place(Number.POSITIVE_INFINITY);
  return { blocks, pictures, recordings, notes: [] };
};

/** Beside the page, else where it was on the web: there a link can lead. */
const recordingOf = (
  { kind, files, captions, poster }: PageRecording,
  base: string,
  page: string | null,
): ArchivedRecording => ({
  kind,
  files: [
    ...files.map((written) => wholeAddress(written, base)),
    ...files.flatMap((written) => (page === null ? [] : (URL.parse(written, page)?.href ?? []))),
  ],
  ...(captions !== null && { captions: wholeAddress(captions, base) }),
  ...(poster !== null && { poster: wholeAddress(poster, base) }),
});

const maxNotes = 30;
const maxNoteCharacters = 500;

/** What fits no field. Sections, topics and people of the page are the mapping's; what is missing has its own remark. */
const notesOf = ({ report, told }: Imported): string[] => {
  const named = new Set(told.map(({ text }) => text));
  const left = report.unplaced.filter(
    ({ isMissing, text, reason }) => !isMissing && !named.has(text) && !isMapped.test(reason),
  );
  const notes = left.map(({ text, reason }) => `Left over (${reason}): ${text}`.slice(0, maxNoteCharacters));
  return notes.length > maxNotes
    ? [...notes.slice(0, maxNotes), `${notes.length - maxNotes} more are left over.`]
    : notes;
};

const isMapped = /^(?:tags|section|topics|byline):/;
