import type { Dataset } from '../../types/datasets.ts';
import type { Schedule } from './schedule.ts';

/** The schedules of a dataset. They are not documents: clients use separate endpoints. */
export type Schedules = {
  /** Ordered by due time, soonest first. */
  list(): Schedule[];
  find(id: string): Schedule | null;
  /** The next open schedule that publishes the document. */
  findFor(publishedId: string): Schedule | null;
  save(schedule: Schedule): void;
  remove(id: string): void;
  /** The open schedule that is due next; null if there is none. */
  next(): Schedule | null;
  onChange(listener: () => void): void;
};

const schedulesByDataset = new WeakMap<Dataset, Schedules>();

/** Returns the schedules of a dataset, always the same object. */
export const schedulesOf = (dataset: Dataset): Schedules => {
  const schedules = schedulesByDataset.get(dataset) ?? open(dataset);
  schedulesByDataset.set(dataset, schedules);
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
  const notifyListeners = (): void => {
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
        const hasDocument = schedule?.documents.some(({ documentId }) => documentId === publishedId);
        if (schedule?.action === 'publish' && hasDocument) return schedule;
      }
      return null;
    },
    save: (schedule) => {
      db.prepare('INSERT OR REPLACE INTO schedules (id, due, json) VALUES (?, ?, ?)').run(
        schedule.id,
        Date.parse(schedule.executeAt),
        JSON.stringify(schedule),
      );
      notifyListeners();
    },
    remove: (id) => {
      db.prepare('DELETE FROM schedules WHERE id = ?').run(id);
      notifyListeners();
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
