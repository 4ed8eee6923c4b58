import type { DatabaseSync } from 'node:sqlite';
import { publishedIdOf } from '../../../documents/ids.ts';
import type { Dependency } from '../../../store/index/syncTags.ts';
import { longPath, reachedBy, wholeIndex } from '../../../store/index/tables.ts';
import { type Condition, type IndexPredicate, joined } from '../../plan/condition.ts';
import { isTooMuch, lookUp } from '../../plan/conditionSql.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import type { View } from './visibleDocuments.ts';

type Parts = {
  db: DatabaseSync;
  view: View;
  depend(dependency: Dependency): void;
};

/** More documents than this are not followed to those that refer to them. */
const maxTargets = 1_000;

/**
 * Puts into a condition what only the dataset knows: which documents a reference has to lead to, and that some
 * texts are too long for the index. While the index is being built, only ids and types are left.
 */
export const createSettle = ({ db, view, depend }: Parts) => {
  const isIndexed = reachedBy(db) === wholeIndex;

  const settle = ({ condition, isExact }: IndexPredicate): IndexPredicate => {
    if (!condition) return { condition, isExact: false };
    switch (condition.kind) {
      case 'and': {
        const parts = condition.parts.map((part) => settle({ condition: part, isExact }));
        const known = parts.flatMap((part) => part.condition ?? []);
        return {
          condition: known.length > 0 ? joined('and', known) : null,
          isExact: parts.every((part) => part.isExact),
        };
      }
      case 'or': {
        const parts = condition.parts.map((part) => settle({ condition: part, isExact }));
        const known = parts.flatMap((part) => part.condition ?? []);
        return known.length === parts.length
          ? { condition: { kind: 'or', parts: known }, isExact: parts.every((part) => part.isExact) }
          : unknown;
      }
      case 'ids':
      case 'idPrefix':
      case 'release':
        return { condition, isExact };
      case 'range':
        return isIndexed ? withLong(condition, isExact) : unknown;
      case 'targets':
        return isIndexed ? referringTo(condition) : unknown;
      default:
        return isIndexed || isOneType(condition) ? { condition, isExact: isExact && isIndexed } : unknown;
    }
  };

  /** Only texts can be too long to stand in the index. */
  const withLong = (condition: Extract<Condition, { kind: 'range' }>, isExact: boolean): IndexPredicate => {
    const bound = condition.low ?? condition.high;
    if (typeof bound?.value !== 'string') return { condition, isExact };
    const ofLong: Condition = { kind: 'values', path: longPath, values: [condition.path] };
    if (lookUp(db, ofLong, view.realms).count() === 0) return { condition, isExact };
    return { condition: { kind: 'or', parts: [condition, ofLong] }, isExact: false };
  };

  const referringTo = ({ path, of }: Extract<Condition, { kind: 'targets' }>): IndexPredicate => {
    const stored = asStored(of, view);
    if (isTooMuch(stored)) return unknown;
    const { select, values } = lookUp(db, stored, view.realms);
    const rows = db
      .prepare(
        `SELECT DISTINCT d.id FROM (${select}) AS c CROSS JOIN documents d ON d.key = c.key LIMIT ${maxTargets + 1}`,
      )
      .all(...values);
    if (rows.length > maxTargets) return unknown;
    for (const dependency of dependenciesOf(of)) depend(dependency);
    // The steps that `explain` tells name them.
    const readable = rows.map(({ id }) => String(id)).filter(view.mayRead);
    const ids = readable.map(publishedIdOf);
    const seen = view.perspective.kind === 'stack' ? ids : readable;
    return {
      condition: { kind: 'values', path, values: Array.from(new Set([...ids, ...seen])) },
      isExact: false,
    };
  };

  return settle;
};

const unknown: IndexPredicate = { condition: null, isExact: false };

export const isOneType = (condition: Condition): condition is Extract<Condition, { kind: 'values' }> =>
  condition.kind === 'values' && condition.path === '_type' && condition.values.length === 1;

/** A stack shows documents under other ids than those that they are stored under. */
export const asStored = (condition: Condition, view: View): Condition => {
  switch (condition.kind) {
    case 'ids':
      return { kind: 'ids', ids: condition.ids.flatMap((id) => view.storedIds(id)) };
    case 'idPrefix':
      return {
        kind: 'or',
        parts: view.storedIds(condition.prefix).map((prefix) => ({ kind: 'idPrefix', prefix })),
      };
    case 'and':
    case 'or':
      return { ...condition, parts: condition.parts.map((part) => asStored(part, view)) };
    default:
      return condition;
  }
};
