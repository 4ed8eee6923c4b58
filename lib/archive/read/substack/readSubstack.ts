import { z } from 'zod';
import type { Archived, ArchivedStory, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readCsv } from '../readCsv.ts';
import { readText } from '../readText.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { withoutFurniture } from './withoutFurniture.ts';

const text = z.string().nullish();
const row = z.object({
  post_id: z.string().min(1),
  post_date: text,
  is_published: text,
  type: text,
  audience: text,
  title: text,
  subtitle: text,
});
/** `isTwice` is true if another row has its id: nobody knows then which is true. */
type Row = z.output<typeof row> & { isTwice: boolean };

/**
 * Reads Substack's own export, a zip: `posts.csv` and a file for each text. It names neither writers nor tags.
 *
 * @throws {UnreadableArchive}
 */
export async function* readSubstack(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const { rows, problems } = await readRows(files);
  const waiting = new Map(rows);
  for await (const { name, chunks } of files()) {
    const [, id] = /(?:^|\/)posts\/([^/]+)\.html$/i.exec(name) ?? [];
    if (id === undefined) continue;
    const post = rows.get(id);
    waiting.delete(id);
    if (!post) yield unread(id, 'posts.csv has no row of it: nobody knows whether readers saw it.');
    else yield await archivedOf(post, () => readText(name, chunks()));
  }
  for (const post of waiting.values())
    yield await archivedOf(post, () => {
      throw new UnreadableArchive(`Its text, “posts/${post.post_id}.html”, is not in the archive.`);
    });
  yield* problems;
}

const unread = (title: string, reason: string): Archived => ({
  kind: 'unread',
  key: `substack ${title}`,
  title,
  reason,
});

const archivedOf = async (post: Row, read: () => Promise<string>): Promise<Archived> => {
  const title = post.title || post.post_id;
  const reason = post.isTwice ? null : reasonToSkip(post);
  if (reason !== null) return { kind: 'skipped', title, reason };
  if (post.isTwice) return unread(post.post_id, 'posts.csv has two rows of it.');
  try {
    const html = await read();
    return storyOrReason(keyOf(post), title, () => storyOf(post, html));
  } catch (error) {
    if (!(error instanceof UnreadableArchive)) throw error;
    return { kind: 'unread', key: keyOf(post), title, reason: error.message };
  }
};

type Rows = { rows: Map<string, Row>; problems: Archived[] };

const readRows = async (files: () => AsyncIterable<ArchiveFile>): Promise<Rows> => {
  for await (const { name, chunks } of files()) {
    if (!/(?:^|\/)posts\.csv$/i.test(name)) continue;
    const rows = new Map<string, Row>();
    const problems: Archived[] = [];
    for (const [at, written] of readCsv(name, await readText(name, chunks())).entries()) {
      const { data: one } = row.safeParse(written);
      if (!one) problems.push(unread(`${name}, row ${at + 1}`, 'It has no post_id.'));
      else rows.set(one.post_id, { ...one, isTwice: rows.has(one.post_id) });
    }
    return { rows, problems };
  }
  throw new UnreadableArchive('It is not an export of Substack (Settings › Exports, a .zip with posts.csv).');
};

const reasonToSkip = ({ is_published, audience, type }: Row): string | null => {
  if (is_published !== 'true') return 'not published there (draft)';
  if (type === 'thread') return 'a thread of readers, not a story';
  return !audience || audience === 'everyone' ? null : `not for everybody there (${audience})`;
};

const keyOf = ({ post_id }: Row): string => `substack ${post_id.split('.', 1)[0]}`;

const storyOf = (post: Row, written: string): ArchivedStory => {
  const { post_id, title, subtitle, post_date } = post;
  const { html, notes } = withoutFurniture(written);
  const slug = post_id.slice(post_id.indexOf('.') + 1);
  return {
    key: keyOf(post),
    headline: (title ?? '').trim(),
    slug,
    standfirst: subtitle?.trim() || null,
    summary: null,
    html,
    hasLooseText: false,
    publishedAt: post_date ?? null,
    language: null,
    addresses: [`/p/${slug}`],
    authors: [],
    labels: [],
    leadImage: null,
    notes,
  };
};
