import type { DocumentChange, Refusal } from 'local-lake/policy';
import { titleOf } from '../../../lib/references/titleOf.ts';
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

/** Names the story of a group, or the document that goes live. */
export const refusalOf = (changes: DocumentChange[], reason: string): Refusal => {
  const live = changes.filter(isPublic);
  const named = live.find(({ after }) => ofType(after, 'article')) ?? live[0] ?? changes[0];
  const titles = [named, ...changes].map((change) => titleOf(change?.after ?? change?.before ?? null));
  return {
    id: publishedId(named?.id ?? ''),
    title: titles.find((title) => title !== null) ?? null,
    reason,
  };
};
