import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { notPublished } from '../../notPublished.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readJsonFiles } from '../readJsonFiles.ts';
import { readText } from '../readText.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { drupalStory, titleOf } from './drupalStory.ts';
import { parseJsonApi, type Resource } from './jsonApi.ts';
import { isStoryRow, rowsOfCsv, rowsOfJson, type ViewsRow } from './viewsRow.ts';
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
  let damage: string | null = null;
  for await (const { name, problem, data, included, rows } of pagesIn(files)) {
    damage ??= problem && `“${name}”: ${problem}`;
    for (const row of rows) if (row && isStoryRow(row)) count += 1;
    for (const one of [...data, ...included]) {
      if (one && isNode(one)) addHelpers(helpers, one);
      if (one && isNode(one) && hasText(one)) count += 1;
    }
  }
  if (count === 0)
    throw new UnreadableArchive(
      damage ??
        'No file is an answer of Drupal’s JSON:API with nodes (save /jsonapi/node/article?include=field_image,field_tags,uid and its next pages as .json), and none has the rows of a view with title and body (.json or .csv).',
    );
  for await (const { data, included } of pagesIn(files))
    for (const one of [...data, ...included])
      if (one && (!isNode(one) || helpers.has(one.type))) others.set(`${one.type} ${one.id}`, one);
  const find = ({ type, id }: { type: string; id: string }) => others.get(`${type} ${id}`) ?? null;
  for await (const { name, problem, data, rows } of pagesIn(files)) {
    if (problem !== null) yield { kind: 'unread', key: `drupal ${name}`, title: name, reason: problem };
    else if (data.length + rows.length === 0)
      yield { kind: 'skipped', title: name, reason: 'a file without nodes and rows' };
    for (const [at, row] of rows.entries()) yield row ? archivedRow(row) : noRecord(name, at);
    for (const [at, node] of data.entries())
      yield node ? archivedNode(node, { helpers, find }) : noRecord(name, at);
  }
}

const noRecord = (file: string, at: number): Archived => {
  const title = `${file}, number ${at + 1}`;
  return { kind: 'unread', key: `drupal ${title}`, title, reason: 'It is neither a node nor a row.' };
};

const archivedRow = (row: ViewsRow): Archived => {
  const [title, reason] = [titleOfRow(row), reasonToSkipRow(row)];
  return reason === null
    ? storyOrReason(keyOfRow(row), title, () => viewsStory(row))
    : { kind: 'skipped', title, reason };
};

type Beside = { helpers: ReadonlySet<string>; find: Parameters<typeof drupalStory>[1] };

const archivedNode = (node: Resource, { helpers, find }: Beside): Archived => {
  const title = titleOf(node);
  const reason = isNode(node) ? reasonToSkip(node, helpers) : `no node (${node.type})`;
  return reason === null
    ? storyOrReason(`drupal ${node.id}`, title, () => drupalStory(node, find))
    : { kind: 'skipped', title, reason };
};

const isNode = ({ type }: Resource): boolean => type.startsWith('node--');
const hasText = ({ attributes: { body } }: Resource): boolean => body !== undefined && body !== null;

/** Sites have people, places and pictures as nodes, too: types that nodes of another type refer to. */
const addHelpers = (helpers: Set<string>, node: Resource): void => {
  for (const references of Object.values(node.relationships))
    for (const { type } of references) if (type.startsWith('node--') && type !== node.type) helpers.add(type);
};

type Page = {
  name: string;
  problem: string | null;
  data: (Resource | null)[];
  included: (Resource | null)[];
  rows: (ViewsRow | null)[];
};

const nothing = { problem: null, data: [], included: [], rows: [] };

async function* pagesIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Page> {
  for await (const { name, problem, json } of readJsonFiles(files, (one) => one))
    yield { ...nothing, name, problem, ...pageIn(json) };
  for await (const { name, chunks } of files()) {
    if (!/\.csv$/i.test(name)) continue;
    try {
      yield { ...nothing, name, rows: rowsOfCsv(name, await readText(name, chunks())) };
    } catch (error) {
      if (!(error instanceof UnreadableArchive)) throw error;
      yield { ...nothing, name, problem: error.message };
    }
  }
}

/** A page of JSON:API has a resource at least: rows of a view may be in `data` or `results` too. */
const pageIn = (json: unknown): Partial<Page> => {
  const page = parseJsonApi(json);
  if (page?.data.some((one) => one !== null)) return page;
  const rows = rowsOfJson(json);
  return rows ? { rows } : ((page && { included: page.included }) ?? {});
};

const reasonToSkip = (node: Resource, helpers: ReadonlySet<string>): string | null => {
  if (node.type === 'node--page') return 'a page, not a story';
  if (!hasText(node) || helpers.has(node.type))
    return `no text of its own (${node.type.replace('node--', '')})`;
  const { status, moderation_state } = node.attributes;
  return notPublished({ published: status, status: moderation_state });
};
