import { publishedIdOf } from '../../documents/ids.ts';
import type { Dependency } from '../../store/index/syncTags.ts';
import type { Condition } from './condition.ts';

/**
 * The dependencies of an answer whose documents were selected by a condition: every document that meets it before or
 * after a commit. Of conditions joined by `and`, the narrowest one is enough.
 */
export const dependenciesOf = (condition: Condition | null): Dependency[] =>
  (condition && narrowed(condition)) ?? [{ kind: 'everything' }];

const narrowed = (condition: Condition): Dependency[] | null => {
  switch (condition.kind) {
    case 'values':
      return condition.values.map((value) => ({ kind: 'attribute', path: condition.path, value }));
    case 'ids':
    case 'versions':
      return condition.ids.map((id) => ({ kind: 'id', id: publishedIdOf(id) }));
    case 'references':
      return condition.ids.map((id) => ({ kind: 'reference', id }));
    case 'range':
    case 'instant':
    case 'without':
    case 'targets':
    case 'idPrefix':
    case 'storedPrefix':
    case 'text':
      return null;
    case 'or': {
      const parts = condition.parts.map(narrowed);
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'and':
      return narrowest(condition.parts.map(narrowed).filter((part) => part !== null));
  }
};

/** Prefers few dependencies to many. The type is the last choice, because a type has many documents. */
const narrowest = (choices: Dependency[][]): Dependency[] | null => {
  const cost = (choice: Dependency[]): number =>
    choice.some((part) => part.kind === 'attribute' && part.path === '_type')
      ? Number.MAX_SAFE_INTEGER
      : choice.length;
  return choices.sort((a, b) => cost(a) - cost(b))[0] ?? null;
};
