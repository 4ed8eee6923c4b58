import type { DatabaseSync } from 'node:sqlite';
import type { PersonalDocuments } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { KeptPersonalData, PersonalData } from '../../types/policy.ts';
import { statesOf } from '../history/revisions.ts';

/** `personal` has the documents with such data in any version, so that nobody has to search the whole history. */
const table = `
  CREATE TABLE IF NOT EXISTS personal (subject TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (subject, id)) WITHOUT ROWID;
`;

type Reader = { get(id: string): SanityDocument | null };

/** Opens the list of documents with personal data. The first time, the history is searched for them. */
export const openPersonalDocuments = (
  db: DatabaseSync,
  rule: PersonalData,
  documents: Reader,
): PersonalDocuments => {
  db.exec(table);
  const add = db.prepare('INSERT OR IGNORE INTO personal (subject, id) VALUES (?, ?)');
  const selectIds = db.prepare('SELECT id FROM personal WHERE subject = ?');
  const source = { db, get: (id: string) => documents.get(id) };
  const valuesIn = (document: SanityDocument | null): string[] =>
    document ? rule.valuesOf(document, source.get) : [];
  const idsOf = (subject: string): string[] => selectIds.all(subject).map(({ id }) => String(id));
  const personal: PersonalDocuments = {
    rule,
    note: (changes) => {
      const after = new Map(changes.map((change) => [change.id, change.after]));
      const get = (id: string): SanityDocument | null => after.get(id) ?? source.get(id);
      for (const { id, after: document } of changes)
        if (document && rule.valuesOf(document, get).length > 0) add.run(rule.subjectOf(id), id);
    },
    subjects: () =>
      db
        .prepare('SELECT DISTINCT subject FROM personal')
        .all()
        .map(({ subject }) => String(subject)),
    idsOf,
    valuesOf: (subject) => [
      ...new Set(
        idsOf(subject).flatMap((id) =>
          Array.from(statesOf(source, id)).flatMap(({ before, after }) => [
            ...valuesIn(before),
            ...valuesIn(after),
          ]),
        ),
      ),
    ],
    kept: (subject) =>
      idsOf(subject).flatMap((id): KeptPersonalData[] => {
        const states = Array.from(statesOf(source, id));
        const document = states
          .flatMap(({ before, after }) => [after, before])
          .find((one) => valuesIn(one).length > 0);
        const [newest, oldest] = [states[0], states.at(-1)];
        return document && newest && oldest
          ? [
              {
                document,
                firstAt: oldest.step.timestamp,
                deletedAt: newest.after === null ? newest.step.timestamp : null,
              },
            ]
          : [];
      }),
    forget: (subject) => {
      db.prepare('DELETE FROM personal WHERE subject = ?').run(subject);
    },
  };
  noteHistory(db, rule, (id) => {
    const hasData = Array.from(statesOf(source, id)).some(
      ({ before, after }) => valuesIn(before).length > 0 || valuesIn(after).length > 0,
    );
    if (hasData) add.run(rule.subjectOf(id), id);
  });
  return personal;
};

/** Searches the history once, of a dataset that a lake without this list wrote. */
const noteHistory = (db: DatabaseSync, { fields }: PersonalData, note: (id: string) => void): void => {
  const known = JSON.stringify(fields);
  const setting = db.prepare("SELECT value FROM settings WHERE name = 'personalFields'").get();
  if (setting?.value === known) return;
  const mentions = fields.map(() => 'instr(apply, ?) > 0 OR instr(revert, ?) > 0').join(' OR ');
  const found = db
    .prepare(`SELECT DISTINCT id FROM changes WHERE ${mentions || 'false'}`)
    .all(...fields.flatMap((name) => [`"${name}"`, `"${name}"`]));
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const { id } of found) note(String(id));
    db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('personalFields', ?)").run(known);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};
