import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { InboxEntry } from '../../lib/inbox/InboxEntry.ts';
import { letterOf } from '../../lib/inbox/letterOf.ts';
import type { MailStore } from './MailStore.ts';
import { Pauses } from './Pauses.ts';
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
/** Far more than a newsroom has. */
const maxPeople = 2_000;
const keptMs = 30 * 24 * hourMs;

/** After so many failures in a row the lake is down, and the others are not asked. */
const maxUnreadInRow = 3;
/** About four hours with the pauses between them. */
const maxRefusals = 12;
const serverId = 'server';

/**
 * Mails each new entry of “For me” once to its person. There is no queue: what is to be mailed is what waits for a
 * person and was not told yet, so a restart loses nothing, and what was done meanwhile is not mailed. The first read of
 * a person's entries mails nothing.
 *
 * A failure of the server pauses all mail, as the server may be down, and pauses its person for longer, as it may
 * concern that person alone. Who failed last is tried last, so one person cannot hold up the others.
 */
export class Mailer {
  readonly #options: MailerOptions;
  readonly #now: () => number;
  readonly #serverPauses: Pauses;
  readonly #personPauses: Pauses;
  readonly #readPauses: Pauses;
  /** People whose mails the server refused without saying that the address does not exist. */
  readonly #refusals = new Map<string, { count: number; accepted: number }>();
  /** The number of mails that the server accepted since the start. */
  #accepted = 0;
  #prunedAt = 0;

  constructor(options: MailerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#serverPauses = new Pauses(this.#now);
    this.#personPauses = new Pauses(this.#now);
    this.#readPauses = new Pauses(this.#now);
  }

  /** Reads what waits for everybody, and mails what is new. @throws if nobody's entries can be read. */
  async round(): Promise<void> {
    const { store, listPeople } = this.#options;
    const all = listPeople();
    const people = this.#readPauses.sort(this.#personPauses.sort(all.slice(0, maxPeople)));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const isPruning = this.#now() - this.#prunedAt > 24 * hourMs;
    const failures: { person: string; error: unknown }[] = [];
    let [pending, read, failedInRow] = [0, 0, 0];
    for (const person of people) {
      if (!this.#readPauses.isOver(person.id)) continue;
      const entries = await this.#read(person).catch((error: unknown) => {
        failures.push({ person: person.id, error });
        return null;
      });
      failedInRow = entries ? 0 : failedInRow + 1;
      if (failedInRow === maxUnreadInRow) break;
      if (!entries) continue;
      read += 1;
      this.#readPauses.end(person.id);
      pending += await this.#roundOf(person, entries, names, isPruning);
    }
    if (isPruning) this.#prune(new Set(all.map(({ id }) => id)));
    store.set('unread', people.length - read);
    // Paused also while the lake is down, so that the next round begins with others.
    for (const { person, error } of failures) this.#noteUnread(person, error, read > 0);
    if (read === 0 && failures[0]) throw failures[0].error;
    store.set('pending', pending);
    // What was to be mailed may be done meanwhile: then no mail ends the pause.
    store.set('failing', pending > 0 && this.#serverPauses.has(serverId) ? 1 : 0);
  }

  async #read(person: MailedPerson): Promise<Map<string, InboxEntry>> {
    const entries = await this.#options.readInbox(person);
    return new Map(entries.map((entry) => [hashOf(entry.key), entry]));
  }

  /** @param isTheirs others could be read. */
  #noteUnread(person: string, error: unknown, isTheirs: boolean): void {
    const retryMs = this.#readPauses.begin(person, isTheirs);
    if (isTheirs)
      this.#options.log.warn(
        { person, reason: reasonOf(error), retryMs },
        'could not read what waits for a person',
      );
  }

  #prune(ids: ReadonlySet<string>): void {
    this.#options.store.pruneOthers(ids, this.#now() - keptMs);
    this.#personPauses.keep(ids);
    this.#readPauses.keep(ids);
    for (const id of this.#refusals.keys()) if (!ids.has(id)) this.#refusals.delete(id);
    this.#prunedAt = this.#now();
  }

  /** Returns the number of entries that are still to be mailed. */
  async #roundOf(
    person: MailedPerson,
    entries: Map<string, InboxEntry>,
    names: Map<string, string>,
    isPruning: boolean,
  ): Promise<number> {
    const { store } = this.#options;
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
    return (
      this.#serverPauses.isOver(serverId) &&
      this.#personPauses.isOver(personId) &&
      this.#options.store.countMails(personId, this.#now() - hourMs) < maxMailsPerHour
    );
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
      await sendMail(person.email, { ...letter, id: mailIdOf(person.id, hashes) });
      store.add('sent');
      this.#accepted += 1;
      this.#serverPauses.end(serverId);
      this.#forgetFailures(person.id);
      log.info({ person: person.id, entries: hashes.length }, 'mailed');
      return true;
    } catch (error) {
      return this.#fail(person.id, asMailError(error), () => store.takeBack(person.id, hashes, mail));
    }
  }

  /** Returns true if the entries need no further attempt. @param takeBack keeps the entries for a later mail. */
  #fail(person: string, { message: reason, concerns }: MailError, takeBack: () => void): boolean {
    const { store, log } = this.#options;
    if (concerns === 'rejected' || (concerns === 'refused' && this.#isRefusedForGood(person))) {
      store.add('rejected');
      this.#forgetFailures(person);
      log.warn({ person, reason }, 'the mail server rejects mail to this person');
      return true;
    }
    if (concerns === 'server' || concerns === 'unknown') {
      // Who failed before says nothing new about the server.
      this.#serverPauses.begin(serverId, !this.#personPauses.has(person));
    }
    const retryMs = this.#personPauses.begin(person);
    if (concerns === 'unknown') {
      store.add('unknown');
      log.warn(
        { person, reason },
        'a mail was sent, and the mail server did not say whether it accepts it. It is not sent again',
      );
      return true;
    }
    takeBack();
    store.add('failures');
    log.warn({ person, reason, retryMs }, 'not mailed');
    return false;
  }

  /**
   * Counts a refusal, which may also be a rule of the server for everybody. Returns true once there were many, and mails
   * to others were accepted in between.
   */
  #isRefusedForGood(person: string): boolean {
    const { count, accepted } = this.#refusals.get(person) ?? { count: 0, accepted: this.#accepted };
    this.#refusals.set(person, { count: count + 1, accepted });
    return count + 1 >= maxRefusals && this.#accepted > accepted;
  }

  #forgetFailures(person: string): void {
    this.#personPauses.end(person);
    this.#refusals.delete(person);
  }
}

const asMailError = (error: unknown): MailError =>
  error instanceof MailError ? error : new MailError(reasonOf(error), 'server');

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** The same for each attempt to mail the same entries, so that programs for mail can drop a copy. */
const mailIdOf = (personId: string, hashes: string[]): string =>
  hashOf([personId, ...hashes.toSorted()].join(' '));
