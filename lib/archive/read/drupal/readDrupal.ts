import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readJson } from '../readJson.ts';
import { drupalStory, titleOf } from './drupalStory.ts';
import { parseJsonApi, type Resource } from './jsonApi.ts';

/**
 * Reads what Drupal's own JSON:API answers, saved as files: the pages of `/jsonapi/node/article?include=…`. Terms, people
 * and files may be included, or files of their own.
 *
 * @throws {UnreadableArchive}
 */
export async function* readDrupal(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const others = new Map<string, Resource>();
  let count = 0;
  for await (const { all } of pagesIn(files))
    for (const one of all)
      if (isNode(one) && hasText(one)) count += 1;
      else others.set(`${one.type} ${one.id}`, one);
  if (count === 0)
    throw new UnreadableArchive(
      'No file is an answer of Drupal’s JSON:API with nodes (save /jsonapi/node/article?include=field_image,field_tags,uid and its next pages as .json).',
    );
  const find = ({ type, id }: { type: string; id: string }) => others.get(`${type} ${id}`) ?? null;
  for await (const { data } of pagesIn(files))
    for (const node of data.filter(isNode)) {
      const reason = reasonToSkip(node);
      yield reason === null
        ? { kind: 'story', story: drupalStory(node, find) }
        : { kind: 'skipped', title: titleOf(node), reason };
    }
}

const isNode = ({ type }: Resource): boolean => type.startsWith('node--');
/** Sites have people and pictures as nodes, too. */
const hasText = ({ attributes: { body } }: Resource): boolean => body !== undefined && body !== null;

async function* pagesIn(files: () => AsyncIterable<ArchiveFile>) {
  for await (const file of files()) {
    if (!/\.json$/i.test(file.name)) continue;
    const page = parseJsonApi(await readJson(file.chunks()));
    if (page) yield { data: page.data, all: [...page.data, ...page.included] };
  }
}

const reasonToSkip = (node: Resource): string | null => {
  if (node.type === 'node--page') return 'a page, not a story';
  if (!hasText(node)) return `no text of its own (${node.type.replace('node--', '')})`;
  return node.attributes.status === false ? 'not published there' : null;
};
