import type {
  Archived,
  ArchivedAuthor,
  ArchivedLabel,
  ArchivedStory,
  ArchiveFile,
} from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { plainTitle } from '../plainTitle.ts';
import { readJsonFiles } from '../readJsonFiles.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { membersOnly } from './cardHtml.ts';
import { type GhostData, type GhostPost, parseGhost, parseGhostPost } from './ghostExport.ts';
import { lexicalHtml } from './lexicalHtml.ts';
import { mobiledocHtml } from './mobiledocHtml.ts';

/**
 * Reads Ghost's own export. The text is the HTML that Ghost stored with the post, else its Lexical or Mobiledoc source.
 *
 * @throws {UnreadableArchive}
 */
export async function* readGhost(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  let count = 0;
  let damage: string | null = null;
  for await (const { name, problem, data } of exportsIn(files)) {
    count += data?.length ?? 0;
    damage ??= problem && `“${name}”: ${problem}`;
  }
  if (count === 0) throw new UnreadableArchive(damage ?? noExport);
  for await (const { name, problem, data } of exportsIn(files)) {
    if (problem !== null) yield { kind: 'unread', key: `ghost ${name}`, title: name, reason: problem };
    else if (!data) yield { kind: 'skipped', title: name, reason: 'a file that is no export of Ghost' };
    for (const one of data ?? []) {
      const index = indexOf(one);
      for (const [at, post] of one.posts.entries())
        yield archivedOf(parseGhostPost(post), { index, place: `${name}, post ${at + 1}` });
    }
  }
}

const noExport = 'No file is an export of Ghost (Settings › Import/Export, a .json file).';

type Export = { name: string; problem: string | null; data: GhostData[] | null };

async function* exportsIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Export> {
  for await (const { name, problem, json } of readJsonFiles(files, parseGhost))
    yield { name, problem, data: json ?? null };
}

const archivedOf = (post: GhostPost | null, { index, place }: { index: Index; place: string }): Archived => {
  if (!post)
    return {
      kind: 'unread',
      key: `ghost ${place}`,
      title: place,
      reason: 'It has no id, or fields of another kind.',
    };
  const title = post.title ?? 'Untitled';
  const reason = reasonToSkip(post);
  return reason === null
    ? storyOrReason(`ghost ${post.id}`, title, () => storyOf(post, index))
    : { kind: 'skipped', title, reason };
};

const reasonToSkip = ({ type, page, status, visibility }: GhostPost): string | null => {
  if (type === 'page' || page === true || page === 1) return 'a page, not a story';
  if (status !== 'published') return `not published there (${status ?? 'no status'})`;
  return visibility === 'public' || !visibility ? null : `not for everybody there (${visibility})`;
};

type Index = {
  language: string | null;
  meta: Map<string, NonNullable<GhostData['posts_meta']>[number]>;
  labels: Map<string, ArchivedLabel[]>;
  authors: Map<string, ArchivedAuthor[]>;
};

const indexOf = (data: GhostData): Index => {
  const tags = new Map((data.tags ?? []).map((tag) => [tag.id, tag]));
  const users = new Map((data.users ?? []).map((user) => [user.id, user]));
  const labels = new Map<string, ArchivedLabel[]>();
  for (const { post_id, tag_id } of inOrder(data.posts_tags ?? [])) {
    const tag = tags.get(tag_id);
    // Internal tags steer the theme.
    if (!tag?.name || tag.visibility === 'internal' || tag.name.startsWith('#')) continue;
    const earlier = labels.get(post_id) ?? [];
    // Ghost's primary tag is the first.
    const kind = earlier.length === 0 ? 'section' : 'topic';
    labels.set(post_id, [...earlier, { key: `${kind}:${tag.slug ?? tag.id}`, name: tag.name, kind }]);
  }
  const authors = new Map<string, ArchivedAuthor[]>();
  for (const { post_id, author_id } of inOrder(data.posts_authors ?? [])) {
    const user = users.get(author_id);
    if (!user?.name) continue;
    authors.set(post_id, [...(authors.get(post_id) ?? []), { key: user.slug ?? user.id, name: user.name }]);
  }
  const setting = data.settings?.find(({ key }) => key === 'locale' || key === 'default_locale')?.value;
  return {
    language: typeof setting === 'string' ? setting : null,
    meta: new Map((data.posts_meta ?? []).map((meta) => [meta.post_id, meta])),
    labels,
    authors,
  };
};

const inOrder = <Row extends { sort_order?: number | null | undefined }>(rows: Row[]): Row[] =>
  rows.toSorted((one, other) => (one.sort_order ?? 0) - (other.sort_order ?? 0));

/** Stands for the address of the site, which an export does not name. */
const ownAddress = '__GHOST_URL__';
const withoutSite = (markup: string): string => markup.replaceAll(ownAddress, '');

/** A link to a file that was uploaded there. */
const linkedFile = /href="(?:__GHOST_URL__)?(\/content\/(?:files|media)\/[^"]*)"/g;

const storyOf = (post: GhostPost, index: Index): ArchivedStory => {
  const { id, slug, feature_image: picture } = post;
  const meta = index.meta.get(id);
  const notes: string[] = [];
  const stored = post.html ? withoutGated(post.html, notes) : '';
  const html = stored || lexicalHtml(post.lexical, notes) || mobiledocHtml(post.mobiledoc, notes) || '';
  for (const [, file] of html.matchAll(linkedFile))
    notes.push(`The file ${file} does not come along: the link to it leads nowhere here.`);
  const alt = meta?.feature_image_alt?.trim();
  const caption = plainTitle(meta?.feature_image_caption ?? '');
  const excerpt = plainTitle(post.custom_excerpt ?? '') || null;
  const description = plainTitle(meta?.meta_description ?? '') || null;
  return {
    key: `ghost ${id}`,
    headline: plainTitle(post.title ?? ''),
    slug: slug ?? null,
    standfirst: excerpt ?? description,
    summary: excerpt ? description : null,
    html: withoutSite(html),
    hasLooseText: false,
    publishedAt: dateOf(post.published_at),
    language: post.locale ?? index.language,
    addresses: slug ? [`/${slug}/`] : [],
    authors: index.authors.get(id) ?? [],
    labels: index.labels.get(id) ?? [],
    leadImage: picture
      ? { address: withoutSite(picture), ...(alt && { alt }), ...(caption && { caption }) }
      : null,
    notes,
  };
};

/** Ghost 5 marks the parts of the stored HTML that only members see. */
const gated = /<!--\s?kg-gated-block:begin\s/;
const gatedEnd = /<!--\s?kg-gated-block:end\s?-->/;

const withoutGated = (html: string, notes: string[]): string => {
  const [first = '', ...parts] = html.split(gated);
  const kept = parts.map((part) => {
    const rule = part.slice(0, part.indexOf('-->'));
    if (!/\bnonMember:\s*false\b/.test(rule)) return part.slice(rule.length + '-->'.length);
    notes.push(membersOnly);
    const end = part.search(gatedEnd);
    return end < 0 ? '' : part.slice(end);
  });
  return [first, ...kept].join('');
};

/** In UTC: old exports have milliseconds or `2019-05-04 12:30:00`. */
const dateOf = (written: GhostPost['published_at']): string | null => {
  if (typeof written === 'number') return Number.isSafeInteger(written) ? instantOf(written) : null;
  if (!written) return null;
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(written) ? `${written.replace(' ', 'T')}Z` : written;
};

const instantOf = (ms: number): string | null => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
