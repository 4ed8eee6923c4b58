import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { InboxEntry } from '../../lib/inbox/InboxEntry.ts';
import { letterOf } from '../../lib/inbox/letterOf.ts';
import type { MailStore } from './MailStore.ts';
import { MailError, type SendMail } from './sendMail.ts';

/** A person with an account. `isMailed` is false if the person switched mails off. */
export type MailedPerson = { id: string; email: string; name: string; role: string; isMailed: boolean };

type MailerOptions = {
  store: MailStore;
  listPeople: () => MailedPerson[];
  /** What waits for a person now. */
  readInbox: (person: MailedPerson) => Promise<InboxEntry[]>;
  sendMail: SendMail;
  siteUrl: string;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Epoch ms. */
  now?: () => number;
};

/** What waits longer is still under “For me”. */
const maxMailsPerHour = 12;
const hourMs = 3_600_000;
const firstPauseMs = 30_000;
const maxPauseMs = 30 * 60_000;
/** Far more than a newsroom has. */
const maxPeople = 2_000;
const keptMs = 30 * 24 * hourMs;

type Pause = { until: number; ms: number };

/**
 * Mails each new entry of “For me” once to its person. There is no queue: what is to be mailed is what waits for a
 * person and was not told yet, so a restart loses nothing, and what was done meanwhile is not mailed. The first read of
 * a person's entries mails nothing.
 */
export class Mailer {
  readonly #options: MailerOptions;
  readonly #now: () => number;
  #serverPause: Pause | null = null;
  readonly #personPauses = new Map<string, Pause>();
  #prunedAt = 0;

  constructor(options: MailerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Reads what waits for everybody, and mails what is new. @throws if entries cannot be read. */
  async round(): Promise<void> {
    const { store, listPeople } = this.#options;
    const people = listPeople().slice(0, maxPeople);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const isPruning = this.#now() - this.#prunedAt > 24 * hourMs;
    let pending = 0;
    for (const person of people) pending += await this.#roundOf(person, names, isPruning);
    if (isPruning) this.#prunedAt = this.#now();
    store.set('pending', pending);
    store.set('failing', this.#serverPause ? 1 : 0);
  }

  /** Returns the number of entries that are still to be mailed. */
  async #roundOf(person: MailedPerson, names: Map<string, string>, isPruning: boolean): Promise<number> {
    const { store, readInbox } = this.#options;
    const entries = new Map((await readInbox(person)).map((entry) => [hashOf(entry.key), entry]));
    const now = this.#now();
    if (!store.isKnown(person.id)) {
      store.tell(person.id, [...entries.keys()], now);
      store.addPerson(person.id);
      return 0;
    }
    if (isPruning) store.prune(person.id, new Set(entries.keys()), now - keptMs);
    const told = store.listTold(person.id);
    const fresh = [...entries].filter(([hash]) => !told.has(hash));
    // Nobody is told of what they did themselves, nor later of what they did not want to be told.
    const unwanted = fresh.filter(([, { by }]) => !person.isMailed || by === person.id);
    store.tell(
      person.id,
      unwanted.map(([hash]) => hash),
      now,
    );
    const wanted = fresh.filter((one) => !unwanted.includes(one));
    if (wanted.length === 0) return 0;
    return this.#mayMail(person.id) && (await this.#mail(person, wanted, names)) ? 0 : wanted.length;
  }

  #mayMail(personId: string): boolean {
    const now = this.#now();
    if (this.#serverPause && now < this.#serverPause.until) return false;
    const pause = this.#personPauses.get(personId);
    if (pause && now < pause.until) return false;
    return this.#options.store.countMails(personId, now - hourMs) < maxMailsPerHour;
  }

  /** Returns true if the entries need no further attempt. */
  async #mail(
    person: MailedPerson,
    wanted: [hash: string, entry: InboxEntry][],
    names: Map<string, string>,
  ): Promise<boolean> {
    const { store, sendMail, siteUrl, log } = this.#options;
    const hashes = wanted.map(([hash]) => hash);
    const letter = letterOf(
      wanted.map(([, entry]) => entry),
      { siteUrl, nameOf: (id) => names.get(id) ?? null },
    );
    const mail = store.begin(person.id, hashes, this.#now());
    try {
      await sendMail(person.email, letter);
      store.add('sent');
      this.#serverPause = null;
      this.#personPauses.delete(person.id);
      log.info({ person: person.id, entries: hashes.length }, 'mailed');
      return true;
    } catch (error) {
      const { message, concerns } = asMailError(error);
      if (concerns === 'rejected') {
        store.add('rejected');
        log.warn({ person: person.id, reason: message }, 'the mail server rejects mail to this person');
        return true;
      }
      store.takeBack(person.id, hashes, mail);
      store.add('failures');
      const pause = this.#pause(concerns, person.id);
      log.warn({ person: person.id, reason: message, retryMs: pause.ms }, 'not mailed');
      return false;
    }
  }

  #pause(concerns: 'server' | 'person', personId: string): Pause {
    const before = concerns === 'server' ? this.#serverPause : this.#personPauses.get(personId);
    const ms = before ? Math.min(before.ms * 2, maxPauseMs) : firstPauseMs;
    const pause = { until: this.#now() + ms, ms };
    if (concerns === 'server') this.#serverPause = pause;
    else this.#personPauses.set(personId, pause);
    return pause;
  }
}

const asMailError = (error: unknown): MailError =>
  error instanceof MailError
    ? error
    : new MailError(error instanceof Error ? error.message : String(error), 'server');

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
