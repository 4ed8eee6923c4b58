import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { publishedIdOf } from '../../../documents/ids.ts';
import { groupType } from '../../../documents/systemTypes.ts';
import type { Dependency } from '../../../store/index/syncTags.ts';
import { reachedBy, wholeIndex } from '../../../store/index/tables.ts';
import type { SanityDocument } from '../../../types/documents.ts';
import { findShelf, isSortedById, shelfRows } from '../../plan/compositeIndex.ts';
import type { Condition, IndexPredicate } from '../../plan/condition.ts';
import { isNegative, isTooMuch, type Lookup, lookUp, maxValues } from '../../plan/conditionSql.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import type { FindMissing } from '../../plan/missingRows.ts';
import { type Entry, groupsOf, type Order, rank } from '../../plan/orderedScan.ts';
import { LazyRows, type Rows } from '../../values/values.ts';
import type { DocumentSource, Slice } from '../scope.ts';
import { asStored, createSettle, isOneType } from './resolveCondition.ts';
import type { View } from './visibleDocuments.ts';

/** How the dataset was asked, for `explain`; `because` says why no index was. */
export type Step = { index: 'none' | 'attributes' | 'order'; asked: unknown; because?: string };

type Ids = { sql: string; values: SQLInputValue[] };

const beingBuilt = 'The index is being built';

type Parts = {
  db: DatabaseSync;
  view: View;
  findMissing: FindMissing;
  groups: SanityDocument[];
  depend(dependency: Dependency): void;
  explain(step: Step): void;
};

/** More tags than this say little more than that anything matters. */
const maxLooked = 500;

/** Answers what a query asks of the dataset from the index where it can, and notes what the answer depends on. */
export const createSource = ({ db, view, findMissing, groups, depend, explain }: Parts): DocumentSource => {
  const settle = createSettle({ db, view, depend });
  const isIndexed = reachedBy(db) === wholeIndex;
  const isStack = view.perspective.kind === 'stack';
  const dependOn = (condition: Condition | null): void => {
    for (const dependency of dependenciesOf(condition)) depend(dependency);
    // Which documents are looked at depends on how many there are.
    if (isStack && !view.readsEverything) depend({ kind: 'everything' });
  };

  /**
   * In a stack a document that meets a condition is hidden by a draft that does not, and seen again without it:
   * what depends on the condition depends on the document's other versions too.
   */
  const looked = new Set<string>();
  const dependOnStack = (publishedId: string): void => {
    if (!isStack || !view.readsEverything) return;
    if (looked.has(publishedId) || looked.size > maxLooked) return;
    looked.add(publishedId);
    if (looked.size > maxLooked) depend({ kind: 'everything' });
    else depend({ kind: 'id', id: publishedId });
  };

  /** Whether the index alone knows what passes: no document need be looked at. */
  const isCounted = (condition: Condition | null, isExact: boolean): boolean =>
    isExact && view.isExact && condition !== null && isWithinRealms(condition);

  /** The documents of stored ids as the perspective shows them: each once, by id. */
  const shown = function* (ids: Iterable<string>): Iterable<SanityDocument> {
    for (const id of ids) {
      const document = view.find(id);
      if (document) yield document;
    }
  };

  const lookedUp = (condition: Condition): Lookup | null => {
    const stored = asStored(condition, view);
    if (isTooMuch(stored)) return null;
    const lookup = lookUp(db, stored, view.realms);
    return lookup.values.length > maxValues ? null : lookup;
  };

  const idsByCondition = (condition: Condition): Ids | null => {
    // The one condition that may leave all documents: they are gone through by id without being gathered first.
    if (isOneType(condition)) {
      return {
        sql: 'SELECT id FROM documents WHERE type = ? ORDER BY id',
        values: condition.values.map(String),
      };
    }
    const shelf = findShelf(db, condition);
    if (shelf?.rest.length === 0 && isSortedById(shelf, '_id')) {
      const { sql, values } = shelfRows(db, shelf, { sort: '_id', direction: 'ASC' }, view.realms);
      return { sql: `SELECT at AS id FROM (${sql})`, values };
    }
    const lookup = lookedUp(condition);
    return (
      lookup && {
        sql: `SELECT DISTINCT d.id FROM (${lookup.select}) AS c CROSS JOIN documents d ON d.key = c.key ORDER BY d.id`,
        values: lookup.values,
      }
    );
  };

  const where = (known: IndexPredicate): Rows => {
    const { condition } = settle(known);
    dependOn(condition);
    if (isOfGroups(condition)) return new LazyRows(() => groups.values());
    const ids = condition && !isNegative(condition) ? idsByCondition(condition) : null;
    if (!ids) {
      explain({ index: 'none', asked: 'everything', ...(isIndexed ? {} : { because: beingBuilt }) });
      return view.all();
    }
    explain({ index: 'attributes', asked: condition });
    const { sql, values } = ids;
    return new LazyRows(function* () {
      const statement = db.prepare(sql);
      if (!isStack) {
        for (const { id } of statement.iterate(...values)) yield* shown([String(id)]);
        return;
      }
      const ids = statement.all(...values).map(({ id }) => String(id));
      const groups = new Set(ids.filter(view.mayRead).map(publishedIdOf));
      for (const id of groups) dependOnStack(id);
      yield* shown(Array.from(groups).sort());
    });
  };

  const count = (known: IndexPredicate): number | null => {
    const { condition, isExact } = settle(known);
    if (isOfGroups(condition)) return null;
    const lookup = condition && isCounted(condition, isExact) ? lookedUp(condition) : null;
    if (!lookup) return null;
    dependOn(condition);
    explain({ index: 'attributes', asked: { count: condition } });
    const { select, values, isDistinct } = lookup;
    const counted = isDistinct ? 'count(*)' : 'count(DISTINCT key)';
    return Number(db.prepare(`SELECT ${counted} AS n FROM (${select})`).get(...values)?.n);
  };

  const idOf = db.prepare('SELECT id FROM documents WHERE key = ?');
  const idAt = ({ key }: Entry): string => String(idOf.get(key)?.id);
  /** A document in a stack counts where its visible version stands, not where a hidden one does. */
  const findAt = (id: string): SanityDocument[] => {
    dependOnStack(publishedIdOf(id));
    const document = view.find(id);
    return document && (!isStack || document._originalId === id) ? [document] : [];
  };

  const top = (known: IndexPredicate, order: Order, { start, end, passes }: Slice) => {
    // A stack shows other ids than the index has.
    if (!isIndexed || (order.path === '_id' && view.perspective.kind === 'stack')) return null;
    const { condition, isExact } = settle(known);
    if (isOfGroups(condition)) return null;
    const stored = condition && asStored(condition, view);
    if (stored && isTooMuch(stored)) return null;
    const ranked = rank({ db, condition: stored, realms: view.realms, findMissing }, order, end);
    if (!ranked) return null;
    dependOn(condition);
    const way = view.readsEverything ? { way: ranked.way } : {};
    explain({ index: 'order', asked: { order, condition, ...way } });

    const rowless = Array.from(ranked.rowless, findAt).flat().filter(passes);
    const canSkip = isCounted(condition, isExact) && rowless.length === 0;
    const documents: SanityDocument[] = [];
    let skipped = 0;
    for (const group of groupsOf(ranked.entries)) {
      if (canSkip && skipped + group.length <= start) skipped += group.length;
      else {
        // In a stack the ids are others than those that the answer is ordered by.
        const isById = order.isOnly && !isStack;
        const ids = group.map(idAt);
        for (const id of isById ? ids.sort() : ids) {
          documents.push(...findAt(id).filter(passes));
          // Thousands may have come in with one date.
          if (isById && skipped + documents.length >= end) break;
        }
      }
      if (skipped + documents.length >= end) break;
    }
    return { documents: [...documents, ...rowless], skipped };
  };

  return {
    all: () => where({ condition: null, isExact: false }),
    find: (id) => {
      depend({ kind: 'id', id: publishedIdOf(id) });
      return view.find(id);
    },
    where,
    count,
    top,
  };
};

/** Ids and texts are looked up in all realms; attributes only where the perspective reads. */
const isWithinRealms = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'values':
    case 'range':
    case 'references':
      return true;
    case 'and':
      return condition.parts.some((part) => isWithinRealms(part) && !testsTypes(part));
    case 'or':
      return condition.parts.every(isWithinRealms);
    default:
      return false;
  }
};

/** Beside other conditions a type is tested on the row that these found, in whatever realm. */
const testsTypes = (condition: Condition): boolean => {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.parts.some(testsTypes);
  return condition.kind === 'values' && condition.path === '_type';
};

/** Groups are shown to those who ask for them by their type alone. */
const isOfGroups = (condition: Condition | null): boolean =>
  condition !== null && isOneType(condition) && condition.values[0] === groupType;
