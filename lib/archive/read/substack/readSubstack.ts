import Papa from 'papaparse';
import { z } from 'zod';
import type { Archived, ArchivedStory, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readText } from '../readText.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { withoutFurniture } from './withoutFurniture.ts';

const text = z.string().nullish();
const row = z.object({
  post_id: z.string(),
  post_date: text,
  is_published: text,
  type: text,
  audience: text,
  title: text,
  subtitle: text,
});
type Row = z.output<typeof row>;

/**
 * Reads Substack's own export, a zip: `posts.csv` and a file for each text. It names neither writers nor tags.
 *
 * @throws {UnreadableArchive}
 */
export async function* readSubstack(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const rows = await readRows(files);
  for await (const { name, chunks } of files()) {
    const [, id] = /(?:^|\/)posts\/([^/]+)\.html$/i.exec(name) ?? [];
    const post = rows.get(id ?? '');
    if (!post) continue;
    const reason = reasonToSkip(post);
    if (reason !== null) yield { kind: 'skipped', title: post.title ?? post.post_id, reason };
    else {
      const html = await readText(name, chunks());
      yield storyOrReason(keyOf(post), post.title ?? post.post_id, () => storyOf(post, html));
    }
  }
}

const readRows = async (files: () => AsyncIterable<ArchiveFile>): Promise<Map<string, Row>> => {
  for await (const { name, chunks } of files()) {
    if (!/(?:^|\/)posts\.csv$/i.test(name)) continue;
    const { data } = Papa.parse<unknown>(await readText(name, chunks()), {
      header: true,
      skipEmptyLines: true,
    });
    const rows = data.flatMap((one) => row.safeParse(one).data ?? []);
    return new Map(rows.map((one) => [one.post_id, one]));
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
