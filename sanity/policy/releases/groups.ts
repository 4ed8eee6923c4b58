import type { DocumentChange, Refusal } from 'local-lake/policy';
import { isPublic, ofType, publishedId, referenceOf } from '../changes.ts';

/** With more stories, a commit is rejected with the first reason alone. */
export const maxGroups = 200;

/** A story and its corrections are decided on together: neither goes live alone. */
const groupKeyOf = ({ id, before, after }: DocumentChange): string => {
  const document = after ?? before;
  const articleId = referenceOf(ofType(document, 'correction'), 'article');
  return articleId ?? publishedId(id);
};

/** The changes of a commit, those of each story with its corrections together. */
export const groupsOf = (changes: DocumentChange[]): DocumentChange[][] => [
  ...Map.groupBy(changes, groupKeyOf).values(),
];

const titleOf = ({ after, before }: DocumentChange): string | null => {
  const document = after ?? before;
  const named = [document?.headline, document?.title, document?.name];
  return named.find((text): text is string => typeof text === 'string' && text !== '') ?? null;
};

/** Names the story of a group, or the document that goes live. */
export const refusalOf = (changes: DocumentChange[], reason: string): Refusal => {
  const live = changes.filter(isPublic);
  const named = live.find(({ after }) => ofType(after, 'article')) ?? live[0] ?? changes[0];
  const titled = changes.find((change) => titleOf(change));
  return {
    id: publishedId(named?.id ?? ''),
    title: (named && titleOf(named)) ?? (titled ? titleOf(titled) : null) ?? null,
    reason,
  };
};
