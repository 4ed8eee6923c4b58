import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readJsonFiles } from '../readJsonFiles.ts';
import { readText } from '../readText.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { drupalStory, titleOf } from './drupalStory.ts';
import { parseJsonApi, type Resource } from './jsonApi.ts';
import { rowsOfCsv, rowsOfJson, type ViewsRow } from './viewsRow.ts';
import { keyOfRow, reasonToSkipRow, titleOfRow, viewsStory } from './viewsStory.ts';

/**
 * Reads what Drupal's own JSON:API answers, saved as files: the pages of `/jsonapi/node/article?include=…`. Terms, people
 * and files may be included, or files of their own. Beside them it reads the rows of a view, as JSON or CSV.
 *
 * @throws {UnreadableArchive}
 */
export async function* readDrupal(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const others = new Map<string, Resource>();
  const helpers = new Set<string>();
  let count = 0;
  for await (const { all, rows } of pagesIn(files)) {
    count += rows.length;
    for (const one of all) {
      if (isNode(one)) addHelpers(helpers, one);
      if (isNode(one) && hasText(one)) count += 1;
    }
  }
  if (count === 0)
    throw new UnreadableArchive(
      'No file is an answer of Drupal’s JSON:API with nodes (save /jsonapi/node/article?include=field_image,field_tags,uid and its next pages as .json), and none has the rows of a view with title and body (.json or .csv).',
    );
  for await (const { all } of pagesIn(files))
    for (const one of all)
      if (!isNode(one) || helpers.has(one.type)) others.set(`${one.type} ${one.id}`, one);
  const find = ({ type, id }: { type: string; id: string }) => others.get(`${type} ${id}`) ?? null;
  for await (const { name, problem, data, rows } of pagesIn(files)) {
    if (problem !== null) yield { kind: 'unread', key: `drupal ${name}`, title: name, reason: problem };
    for (const row of rows) {
      const [title, reason] = [titleOfRow(row), reasonToSkipRow(row)];
      yield reason === null
        ? storyOrReason(keyOfRow(row), title, () => viewsStory(row))
        : { kind: 'skipped', title, reason };
    }
    for (const node of data.filter(isNode)) {
      const title = titleOf(node);
      const reason = reasonToSkip(node, helpers);
      yield reason === null
        ? storyOrReason(`drupal ${node.id}`, title, () => drupalStory(node, find))
        : { kind: 'skipped', title, reason };
    }
  }
}

const isNode = ({ type }: Resource): boolean => type.startsWith('node--');
const hasText = ({ attributes: { body } }: Resource): boolean => body !== undefined && body !== null;

/** Sites have people, places and pictures as nodes, too: types that nodes of another type refer to. */
const addHelpers = (helpers: Set<string>, node: Resource): void => {
  for (const references of Object.values(node.relationships))
    for (const { type } of references) if (type.startsWith('node--') && type !== node.type) helpers.add(type);
};

type Page = { name: string; problem: string | null; data: Resource[]; all: Resource[]; rows: ViewsRow[] };

async function* pagesIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Page> {
  for await (const { name, problem, json } of readJsonFiles(files)) {
    const page = parseJsonApi(json);
    const data = page?.data ?? [];
    const all = [...data, ...(page?.included ?? [])];
    yield { name, problem, data, all, rows: all.length > 0 ? [] : rowsOfJson(json) };
  }
  for await (const { name, chunks } of files())
    if (/\.csv$/i.test(name))
      yield { name, problem: null, data: [], all: [], rows: rowsOfCsv(await readText(name, chunks())) };
}

const reasonToSkip = (node: Resource, helpers: ReadonlySet<string>): string | null => {
  if (node.type === 'node--page') return 'a page, not a story';
  if (!hasText(node) || helpers.has(node.type))
    return `no text of its own (${node.type.replace('node--', '')})`;
  return node.attributes.status === false ? 'not published there' : null;
};
