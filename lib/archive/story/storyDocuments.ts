import { articlePath } from '../../addresses.ts';
import { isInstant } from '../../dates/instants.ts';
import { findInstant } from '../../dates/wallClock.ts';
import type { Block } from '../../pasting/Block.ts';
import type { Source } from '../../pasting/notes/sourceFrom.ts';
import { plainText } from '../../text/plainText.ts';
import { emptySlug, slugFor } from '../../text/slugFor.ts';
import { typesOfWork } from '../../vocabulary.ts';
import type { ArchivedBody, ArchivedPicture, ArchivedStory } from '../ArchivedStory.ts';
import type { ArchiveIds } from '../ArchiveIds.ts';
import { listedKey } from '../listedKey.ts';
import type { StoryNames } from '../mapping/MappedNames.ts';
import { withStoryLinks } from '../storyLinks.ts';
import { findNotes } from './notes/findNotes.ts';
import { proposals } from './notes/proposals.ts';
import { hasNoPath, oldPaths } from './oldPaths.ts';
import { cutStandfirst, firstParagraph } from './standfirstOf.ts';
import { storyLanguage } from './storyLanguage.ts';
import { withoutHeadline } from './withoutHeadline.ts';
import { type FoundFile, withRecordings } from './withRecordings.ts';

export type ImportedDocument = { _id: string; _type: string; [field: string]: unknown };

type RedirectDocument = ImportedDocument & { from: string; to: string };

/** What one story becomes: written together, or not at all. */
export type StoryDocuments = {
  article: ImportedDocument;
  redirects: RedirectDocument[];
  /** Drafts of corrections, for editors to decide. */
  proposals: ImportedDocument[];
  notes: string[];
};

type Ingredients = {
  story: ArchivedStory;
  body: ArchivedBody;
  names: StoryNames;
  /** The asset of a picture by its address; null if the story goes without it. */
  assetOf: (address: string) => string | null;
  /** The file of a film, a sound or captions by its address. */
  fileOf: (address: string) => FoundFile;
  /** The address of the story here. */
  slug: string;
  /** The path here of another story of the archive by its key, or null. */
  pathOf: (key: string) => string | null;
  /** The name of the format. */
  source: string;
  setting: { language: string; timeZone: string };
  /** Now, ISO 8601. */
  at: string;
  ids: ArchiveIds;
};

/** The wish of a story for its address. */
export const wantedSlug = ({ slug, headline }: Pick<ArchivedStory, 'slug' | 'headline'>): string => {
  const own = slug === null ? emptySlug : slugFor(decoded(slug));
  return own === emptySlug ? slugFor(headline) : own;
};

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
};

/** @returns a text if the story cannot be published as it is. */
export const storyDocuments = (given: Ingredients): StoryDocuments | string => {
  const { story, names, slug, source, setting, at, ids } = given;
  const body = bodyFor(given);
  const notes = [...story.notes, ...body.notes];
  const firstPublishedAt = instantOf(story.publishedAt, setting.timeZone);
  const problem = problemOf(given, body, firstPublishedAt);
  if (problem) return problem;
  const blocks = blocksOf({ ...given, body }, notes);
  const standfirst = standfirstOf(story, body.blocks, notes);
  if (names.otherSections.length > 0)
    notes.push(`A story has one section; left out: ${names.otherSections.join(', ')}.`);
  const leadImage = story.leadImage && pictureOf(story.leadImage, given);
  if (story.leadImage && !leadImage) notes.push(`Left out: the picture ${story.leadImage.address}.`);
  const _id = ids.story(story.key);
  const [address] = story.addresses;
  const sources = [...listedSources(story), ...(body.sources ?? [])].map(named);
  const language = storyLanguage(story.language, plainText(blocks), setting.language, notes);
  const article: ImportedDocument = {
    _id,
    _type: 'article',
    headline: story.headline,
    slug: { _type: 'slug', current: slug },
    standfirst,
    section: reference(names.section ?? ''),
    bylines: names.authors.map(keyedReference),
    noByline: names.authors.length === 0,
    ...(names.contacts.length > 0 && { contacts: names.contacts.map(keyedReference) }),
    topics: names.topics.map(keyedReference),
    body: blocks,
    ...(leadImage && { leadImage }),
    ...(story.kicker && { kicker: story.kicker }),
    ...(sources.length > 0 && { sources }),
    ...(story.dateline && { dateline: story.dateline }),
    ...(story.summary && { summary: story.summary }),
    ...(story.keyPoints?.length && { keyPoints: [...new Set(story.keyPoints)] }),
    typeOfWork: names.typeOfWork ?? typeOfWorkOf(story),
    language,
    firstPublishedAt,
    ...modifiedOf(story, firstPublishedAt, at),
    importedFrom: { source, ...(address && { address }), at },
  };
  const to = articlePath(slug);
  const { ownAddresses = story.addresses } = story;
  const [own] = ownAddresses;
  if (own && hasNoPath(own))
    notes.push(`Its old address ${own} has no redirect: only its query tells it apart.`);
  return {
    article,
    redirects: oldPaths(ownAddresses, to).map((from) => ({
      _id: ids.redirect(from),
      _type: 'redirect',
      from,
      to,
    })),
    proposals: proposals(
      {
        storyId: _id,
        firstPublishedAt,
        found: findNotes(blocks, language),
        corrections: story.corrections ?? [],
      },
      { timeZone: setting.timeZone, at, ids },
    ),
    notes,
  };
};

/** Exports of stories here have no headline above their text: what is there is meant. */
const bodyFor = ({ story, body }: Ingredients): ArchivedBody =>
  story.corrections ? body : { ...body, blocks: withoutHeadline(body.blocks, story.headline) };

/** The body with its files, and what it leads to. */
const blocksOf = (given: Ingredients, notes: string[]): Block[] => {
  const { body, assetOf, fileOf, pathOf } = given;
  const { recordings } = body;
  return withRecordings(withPictures(given, notes), { recordings, fileOf, assetOf, notes }).map((block) =>
    withStoryLinks(withRelated(block, given), pathOf),
  );
};

const listedSources = ({ sources = [] }: ArchivedStory): Source[] =>
  sources.map((source, index) => ({ _type: 'source', _key: listedKey(index), ...source }));

/** Live coverage has entries, which no archive has. */
const typeOfWorkOf = ({ typeOfWork }: ArchivedStory): string =>
  typesOfWork.find(({ value }) => value === typeOfWork && value !== 'live')?.value ?? 'news';

/** Each source names its outlet: of one without an address that is all that its footnote says. */
const named = ({ outlet, title, ...source }: Source): Source =>
  outlet ? { ...source, outlet, ...(title && { title }) } : { ...source, outlet: title ?? '…' };

/** Why the story is not published yet, or null. */
const embargoOf = ({ embargoedUntil }: ArchivedStory, { setting, at }: Ingredients): string | null => {
  if (embargoedUntil === undefined) return null;
  if (embargoedUntil === '') return 'It is under embargo, and does not say until when.';
  const until = instantOf(embargoedUntil, setting.timeZone);
  return until !== null && Date.parse(until) <= Date.parse(at)
    ? null
    : `It is under embargo until “${embargoedUntil}”.`;
};

/** Why it cannot be published as it is, or null. */
const problemOf = (
  given: Ingredients,
  { blocks }: ArchivedBody,
  firstPublishedAt: string | null,
): string | null => {
  const { story, names } = given;
  const embargo = embargoOf(story, given);
  if (embargo !== null) return embargo;
  if (story.headline === '') return 'It has no headline.';
  if (blocks.length === 0) return 'It has no text.';
  if (firstPublishedAt === null)
    return story.publishedAt === null
      ? 'It has no date of publication.'
      : `Its date of publication “${story.publishedAt}” is no date.`;
  if (names.section === null)
    return 'It has no section. Choose one for its category, or “otherSection”, in the mapping.';
  return timeProblemOf(story, firstPublishedAt, given);
};

/** Why it is not public now by its own dates, or null. */
const timeProblemOf = (
  { publishedAt, expiresAt }: ArchivedStory,
  firstPublishedAt: string | null,
  { setting, at }: Ingredients,
): string | null => {
  if (firstPublishedAt !== null && Date.parse(firstPublishedAt) > Date.parse(at))
    return `It is to be published there on “${publishedAt}”. Import it again after that.`;
  if (expiresAt === undefined) return null;
  const until = instantOf(expiresAt, setting.timeZone);
  return until !== null && Date.parse(until) > Date.parse(at)
    ? null
    : `It was taken down there on “${expiresAt}”.`;
};

const instantOf = (date: string | null, timeZone: string): string | null => {
  if (date === null) return null;
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(date)) {
    const ms = Date.parse(date);
    const instant = Number.isNaN(ms) ? null : new Date(ms).toISOString();
    return isInstant(instant) ? instant : null;
  }
  return findInstant(date.slice(0, 16), timeZone);
};

/** An update before the publication, or in the future, is none. */
const modifiedOf = (
  { modifiedAt }: ArchivedStory,
  firstPublishedAt: string | null,
  at: string,
): { modifiedAt?: string } => {
  const modified = instantOf(modifiedAt ?? null, 'UTC');
  return modified !== null && firstPublishedAt !== null && modified > firstPublishedAt && modified <= at
    ? { modifiedAt: modified }
    : {};
};

const standfirstOf = ({ standfirst }: ArchivedStory, blocks: Block[], notes: string[]): string => {
  const written = standfirst ?? firstParagraph(blocks) ?? '';
  if (standfirst === null) notes.push('It has no standfirst; its first paragraph stands for it.');
  const cut = cutStandfirst(written);
  if (standfirst !== null && cut !== written) notes.push('Its standfirst was too long and was cut.');
  return cut;
};

const reference = (id: string) => ({ _type: 'reference', _ref: id });
const keyedReference = (id: string) => ({ ...reference(id), _key: id.replaceAll(/[^\w-]/g, '') });

/** The body with its pictures, without those that did not come along and without a copy of the lead picture above it. */
const withPictures = ({ story, body, assetOf }: Ingredients, notes: string[]): Block[] => {
  const leadAsset = story.leadImage && assetOf(story.leadImage.address);
  let isAtTop = true;
  const withAsset = (block: Block): (Block & { asset: { _ref: string } })[] => {
    const address = body.pictures.get(block._key) ?? '';
    const asset = assetOf(address);
    if (asset === null) notes.push(`Left out: the picture ${address}.`);
    return asset === null ? [] : [{ ...block, asset: reference(asset) }];
  };
  return body.blocks.flatMap((block) => {
    if (block._type === 'gallery' && Array.isArray(block.pictures)) {
      isAtTop = false;
      const pictures = block.pictures.flatMap(withAsset);
      if (pictures.length >= minGalleryPictures) return [{ ...block, pictures }];
      if (block.title) notes.push(`Left out: the title of a gallery, “${block.title}”.`);
      return pictures;
    }
    if (block._type !== 'image') {
      isAtTop = false;
      return [block];
    }
    return withAsset(block).filter(({ asset }) => !isAtTop || asset._ref !== leadAsset);
  });
};

const minGalleryPictures = 2;

/** The other story may come in later. A weak reference waits for it, and readers see nothing of it before. */
const withRelated = (block: Block, { body, ids }: Ingredients): Block => {
  const key = body.related?.get(block._key);
  return key === undefined ? block : { ...block, article: { ...reference(ids.story(key)), _weak: true } };
};

const pictureOf = ({ address, isOptional: _, ...said }: ArchivedPicture, { assetOf }: Ingredients) => {
  const asset = assetOf(address);
  return asset === null
    ? null
    : {
        _type: 'image',
        asset: reference(asset),
        ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
      };
};
