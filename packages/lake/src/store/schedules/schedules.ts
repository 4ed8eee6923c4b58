import type { Dataset } from '../../types/datasets.ts';
import type { Schedule } from './schedule.ts';

/** The schedules of a dataset, beside its documents: clients see them through their own endpoints alone. */
export type Schedules = {
  /** By the time they are due, soonest first. */
  list(): Schedule[];
  find(id: string): Schedule | null;
  /** The open one that publishes the document, soonest first. */
  findFor(publishedId: string): Schedule | null;
  save(schedule: Schedule): void;
  remove(id: string): void;
  /** The one that is due next, null when none is. */
  next(): Schedule | null;
  onChange(listener: () => void): void;
};

const known = new WeakMap<Dataset, Schedules>();

/** One a dataset, made when it is first asked for. */
export const schedulesOf = (dataset: Dataset): Schedules => {
  const schedules = known.get(dataset) ?? open(dataset);
  known.set(dataset, schedules);
  return schedules;
};

const open = ({ db }: Dataset): Schedules => {
  db.exec(
    `CREATE TABLE IF NOT EXISTS schedules (id TEXT PRIMARY KEY, due INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
     CREATE INDEX IF NOT EXISTS open_schedules ON schedules (due, id) WHERE json ->> 'state' = 'scheduled';`,
  );
  const selectOpen = db.prepare(
    "SELECT json FROM schedules WHERE json ->> 'state' = 'scheduled' ORDER BY due, id",
  );
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const read = (row: Record<string, unknown> | undefined): Schedule | null =>
    row ? (JSON.parse(String(row.json)) as Schedule) : null;
  const list = (): Schedule[] =>
    db
      .prepare('SELECT json FROM schedules ORDER BY due, id')
      .all()
      .flatMap((row) => read(row) ?? []);
  return {
    list,
    find: (id) => read(db.prepare('SELECT json FROM schedules WHERE id = ?').get(id)),
    findFor: (publishedId) => {
      for (const row of selectOpen.iterate()) {
        const schedule = read(row);
        const isIts = schedule?.documents.some(({ documentId }) => documentId === publishedId);
        if (schedule?.action === 'publish' && isIts) return schedule;
      }
      return null;
    },
    save: (schedule) => {
      db.prepare('INSERT OR REPLACE INTO schedules (id, due, json) VALUES (?, ?, ?)').run(
        schedule.id,
        Date.parse(schedule.executeAt),
        JSON.stringify(schedule),
      );
      changed();
    },
    remove: (id) => {
      db.prepare('DELETE FROM schedules WHERE id = ?').run(id);
      changed();
    },
    next: () =>
      read(
        db
          .prepare("SELECT json FROM schedules WHERE json ->> 'state' = 'scheduled' ORDER BY due, id LIMIT 1")
          .get(),
      ),
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
};
