import { mayPublish } from '../roles.ts';

/**
 * What people who do not publish write of a type, in drafts and copies in releases: all of it, or changes of documents
 * that exist. Of a type that is not here they write nothing.
 */
const rightsOfWriters: { readonly [type: string]: 'all' | 'changes' | undefined } = {
  article: 'all',
  liveEntry: 'all',
  correction: 'all',
  coverage: 'all',
  person: 'all',
  privateContact: 'all',
  pictureRecord: 'all',
  // Of two live stories editors alone: see `translationProblem`.
  'translation.metadata': 'all',
  topic: 'all',
  section: 'changes',
  page: 'changes',
  comment: 'all',
  'tasks.task': 'all',
  'sanity.previewUrlSecret': 'all',
};

const rightOf = (type: string) => (Object.hasOwn(rightsOfWriters, type) ? rightsOfWriters[type] : undefined);

/** Returns true if a person who writes may begin a document of the type. @param roles the names of the user's roles. */
export const mayBegin = (type: string, roles: readonly string[]): boolean =>
  mayPublish(roles) || rightOf(type) === 'all';

/** Returns true if a person who writes may change a document of the type that exists. */
export const mayChange = (type: string, roles: readonly string[]): boolean =>
  mayPublish(roles) || rightOf(type) !== undefined;

const names: { readonly [type: string]: string | undefined } = {
  frontPage: 'the front page',
  houseStyle: 'the house style',
  page: 'pages',
  redirect: 'moved addresses',
  section: 'sections',
  site: 'the settings of the site',
};

/**
 * Returns why a document of the type may not be written, or null.
 *
 * @param isNew returns true if the document is in no version yet, neither live nor in a draft or a release.
 */
export const typeRightProblem = (
  type: string,
  { roles, isNew }: { roles: readonly string[]; isNew: () => boolean },
): string | null => {
  const name = names[type] ?? `documents of the type “${type}”`;
  if (!mayChange(type, roles)) return `Only editors and administrators change ${name}. Ask one of them.`;
  return !mayBegin(type, roles) && isNew()
    ? `Only editors and administrators add ${name}. You can change those that exist.`
    : null;
};
