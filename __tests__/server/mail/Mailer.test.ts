import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InboxEntry } from '../../../lib/inbox/InboxEntry.ts';
import { type MailedPerson, Mailer } from '../../../server/mail/Mailer.ts';
import { MailStore, readMailFigures } from '../../../server/mail/MailStore.ts';
import { createSendMail } from '../../../server/mail/sendMail.ts';
import { openMailServer } from './openMailServer.ts';

type Server = Awaited<ReturnType<typeof openMailServer>>;

const minuteMs = 60_000;
const person = (id: string, more: Partial<MailedPerson> = {}): MailedPerson => ({
  id,
  email: `${id}@example.org`,
  name: id,
  role: 'editor',
  isMailed: true,
  ...more,
});
const entry = (key: string, more: Partial<InboxEntry> = {}): InboxEntry => ({
  key,
  kind: 'mention',
  title: `Headline of ${key}`,
  reason: 'A secret in a comment',
  by: 'bert',
  at: '2026-11-26T12:00:00Z',
  opens: { kind: 'document', id: key, type: 'article', comment: 'c' },
  ...more,
});

/** A mailer with a real mail server and store. What waits for people is given. */
const open = async ({ server }: { server?: Server } = {}) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-mail-'));
  const mailServer = server ?? (await openMailServer());
  const state = {
    people: [person('anna')],
    inboxes: {} as Record<string, InboxEntry[]>,
    now: Date.parse('2026-11-26T12:00:00Z'),
    settings: mailServer.settings,
    logged: [] as string[],
    limits: { sendMs: 60_000, answerMs: 60_000 },
    /** People whose entries cannot be read. */
    unreadable: [] as string[],
    reads: 0,
  };
  const log = (_fields: unknown, message?: string) => {
    state.logged.push(message ?? '');
  };
  let store = new MailStore(dataDir);
  const start = () =>
    new Mailer({
      store,
      listPeople: () => state.people,
      readInbox: async ({ id }) => {
        state.reads += 1;
        if (state.unreadable.includes(id)) throw new Error('The result is too large.');
        return state.inboxes[id] ?? [];
      },
      sendMail: (to, mail) => createSendMail(state.settings, state.limits)(to, mail),
      siteUrl: 'https://news.example.org',
      log: { info: log, warn: log } as never,
      now: () => state.now,
    });
  let mailer = start();
  await mailer.round();
  return {
    state,
    received: mailServer.received,
    round: () => mailer.round(),
    figures: () => readMailFigures(dataDir),
    restart: () => {
      store.close();
      store = new MailStore(dataDir);
      mailer = start();
    },
    storeOf: () => store,
    close: async () => {
      store.close();
      rmSync(dataDir, { recursive: true });
      if (!server) await mailServer.close();
    },
  };
};

let desk: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  desk = await open();
});
afterEach(() => desk.close());

const wait = (...entries: InboxEntry[]) => {
  desk.state.inboxes.anna = entries;
};

describe('an entry of “For me”', () => {
  it('is mailed once, with its headline and a link into Studio, without the words of a comment', async () => {
    wait(entry('mill'));
    await desk.round();
    await desk.round();
    expect(desk.received).toHaveLength(1);
    const [{ to = [], headers = '', text = '' } = {}] = desk.received;
    expect(to).toEqual(['anna@example.org']);
    expect(headers).toContain('Subject: You are mentioned: Headline of mill');
    expect(text).toContain('https://news.example.org/studio/intent/edit/id=mill;type=article;');
    expect(text).not.toContain('secret');
  });

  it('is mailed with the reason of a colleague about the story', async () => {
    wait(entry('mill', { kind: 'sentBack', reason: 'The figures need a source.' }));
    await desk.round();
    expect(desk.received[0]?.text).toContain('“The figures need a source.”');
  });

  it('is not mailed again after a restart', async () => {
    wait(entry('mill'));
    await desk.round();
    desk.restart();
    await desk.round();
    expect(desk.received).toHaveLength(1);
  });

  it('is not mailed twice if the process was killed while it sent', async () => {
    wait(entry('mill'));
    await desk.round();
    const told = desk.storeOf().listTold('anna');
    wait(entry('mill'), entry('weir'));
    // Killed between the server's answer and the end of the round.
    desk.storeOf().begin('anna', [...told], desk.state.now);
    desk.restart();
    await desk.round();
    expect(desk.received.map(({ headers }) => /Subject: .*/.exec(headers)?.[0])).toEqual([
      'Subject: You are mentioned: Headline of mill',
      'Subject: You are mentioned: Headline of weir',
    ]);
  });

  it('shares a mail with others that are new', async () => {
    wait(...Array.from({ length: 30 }, (_, index) => entry(`mill-${index}`)));
    await desk.round();
    expect(desk.received).toHaveLength(1);
    expect(desk.received[0]?.headers).toContain('Subject: 30 new entries for you');
    expect(desk.received[0]?.text).toContain('10 more under “For me”.');
  });

  it('that waited before mails were switched on is not mailed', async () => {
    desk.state.people = [person('anna'), person('joan')];
    desk.state.inboxes.joan = [entry('old')];
    await desk.round();
    desk.state.inboxes.joan = [entry('old'), entry('new')];
    await desk.round();
    expect(desk.received.map(({ to, text }) => [to[0], text.includes('old')])).toEqual([
      ['joan@example.org', false],
    ]);
  });

  it('is not mailed to whoever switched mails off, nor later', async () => {
    desk.state.people = [person('anna', { isMailed: false })];
    wait(entry('mill'));
    await desk.round();
    desk.state.people = [person('anna')];
    await desk.round();
    expect(desk.received).toEqual([]);
  });

  it('is not mailed to whoever wrote it', async () => {
    wait(entry('own', { kind: 'task', by: 'anna' }));
    await desk.round();
    expect(desk.received).toEqual([]);
  });

  it('waits when the person got twelve mails in an hour, and is then mailed with the others', async () => {
    for (let count = 1; count <= 20; count += 1) {
      wait(...Array.from({ length: count }, (_, index) => entry(`mill-${index}`)));
      await desk.round();
    }
    expect(desk.received).toHaveLength(12);
    expect(desk.figures()).toMatchObject({ sent: 12, pending: 8 });
    desk.state.now += 61 * minuteMs;
    await desk.round();
    expect(desk.received).toHaveLength(13);
    expect(desk.received.at(-1)?.headers).toContain('Subject: 8 new entries for you');
    expect(desk.figures()).toMatchObject({ pending: 0 });
  });
});

describe('a mail server that is down', () => {
  const down = { ...({} as Server['settings']), port: 1 };

  it('costs one log line per attempt, is tried again with growing pauses, and loses nothing', async () => {
    const { settings } = desk.state;
    desk.state.settings = { ...settings, port: down.port };
    wait(entry('mill'));
    const attemptsAt: number[] = [];
    for (let minute = 0; minute < 60; minute += 1) {
      const before = desk.state.logged.length;
      await desk.round();
      if (desk.state.logged.length > before) attemptsAt.push(minute);
      desk.state.now += minuteMs;
    }
    expect(attemptsAt).toEqual([0, 1, 2, 4, 8, 16, 32]);
    expect(desk.state.logged).toEqual(attemptsAt.map(() => 'not mailed'));
    expect(desk.figures()).toMatchObject({ failures: 7, pending: 1, failing: 1, sent: 0 });

    desk.state.settings = settings;
    desk.state.now += 30 * minuteMs;
    await desk.round();
    expect(desk.received).toHaveLength(1);
    await desk.round();
    expect(desk.figures()).toMatchObject({ pending: 0, failing: 0, sent: 1 });
  });

  it('gets nothing of what was done meanwhile', async () => {
    const { settings } = desk.state;
    desk.state.settings = { ...settings, port: down.port };
    wait(entry('mill'));
    await desk.round();
    wait();
    desk.state.settings = settings;
    desk.state.now += 60 * minuteMs;
    await desk.round();
    expect(desk.received).toEqual([]);
    expect(desk.figures()).toMatchObject({ pending: 0, failing: 0 });
  });
});

describe('a person whom the mail server does not accept', () => {
  it.each([
    [550, '5.1.1 No such person', { rejected: 1, failures: 0 }, []],
    [452, 'Not now', { rejected: 0, failures: 1 }, ['anna@example.org']],
  ])('with %d %s does not hold up others', async (responseCode, words, figures, later) => {
    await desk.close();
    let isAccepted = false;
    const server = await openMailServer({
      onRcptTo({ address }, _session, done) {
        if (address.startsWith('anna') && !isAccepted)
          done(Object.assign(new Error(words), { responseCode }));
        else done();
      },
    });
    desk = await open({ server });
    desk.state.people = [person('anna'), person('joan')];
    await desk.round();
    desk.state.inboxes = { anna: [entry('mill')], joan: [entry('mill')] };
    await desk.round();
    expect(desk.received.map(({ to }) => to[0])).toEqual(['joan@example.org']);
    expect(desk.figures()).toMatchObject(figures);
    isAccepted = true;
    desk.state.now += 31 * minuteMs;
    await desk.round();
    expect(desk.received.slice(1).map(({ to }) => to[0])).toEqual(later);
    await server.close();
  });
});

/** A server that answers to each of some people in a way of its own. */
const openFor = async (answers: Record<string, [code: number, words: string]>) => {
  await desk.close();
  const server = await openMailServer({
    onRcptTo({ address }, _session, done) {
      const [responseCode, words] = answers[address.split('@')[0] ?? ''] ?? [];
      done(responseCode ? Object.assign(new Error(words), { responseCode }) : null);
    },
  });
  desk = await open({ server });
  desk.state.people = [person('anna'), person('joan'), person('olga')];
  await desk.round();
  return server;
};
const receivers = (): (string | undefined)[] => desk.received.map(({ to }) => to[0]);

describe('a person at whose address the mail server ends the connection', () => {
  let server: Server;
  beforeEach(async () => {
    server = await openFor({ anna: [421, '4.3.2 Too many errors'] });
    desk.state.inboxes = { anna: [entry('mill')], joan: [entry('mill')], olga: [entry('mill')] };
  });
  afterEach(() => server.close());

  it('is tried last from then on, so all others get their mails', async () => {
    await desk.round();
    expect(receivers()).toEqual([]);
    desk.state.now += minuteMs;
    await desk.round();
    expect(receivers()).toEqual(['joan@example.org', 'olga@example.org']);
    expect(desk.figures()).toMatchObject({ sent: 2, pending: 1, failing: 1 });
  });

  it('holds up a mail to another by half a minute at most, however often it fails', async () => {
    for (let minute = 0; minute < 300; minute += 1) {
      await desk.round();
      desk.state.now += minuteMs;
    }
    desk.state.inboxes.joan = [entry('weir')];
    await desk.round();
    desk.state.now += minuteMs / 2;
    await desk.round();
    expect(receivers()).toEqual(['joan@example.org', 'olga@example.org', 'joan@example.org']);
    expect(desk.figures().failures).toBeLessThan(20);
  });
});

describe('a mail server that is down, with mails for many', () => {
  it('is asked for one person at a time, with growing pauses', async () => {
    const { settings } = desk.state;
    desk.state.people = Array.from({ length: 50 }, (_, index) => person(`person-${index}`));
    await desk.round();
    desk.state.settings = { ...settings, port: 1 };
    desk.state.inboxes = Object.fromEntries(desk.state.people.map(({ id }) => [id, [entry('mill')]]));
    for (let minute = 0; minute < 60; minute += 1) {
      await desk.round();
      desk.state.now += minuteMs;
    }
    expect(desk.figures()).toMatchObject({ failures: 7, pending: 50, failing: 1 });
    desk.state.settings = settings;
    desk.state.now += 30 * minuteMs;
    await desk.round();
    expect(desk.figures()).toMatchObject({ sent: 50, pending: 0, failing: 0 });
  });

  it('is asked again in time after the clock was set back', async () => {
    const { settings } = desk.state;
    desk.state.settings = { ...settings, port: 1 };
    wait(entry('mill'));
    await desk.round();
    desk.state.settings = settings;
    desk.state.now -= 6 * 60 * minuteMs;
    await desk.round();
    expect(receivers()).toEqual(['anna@example.org']);
  });
});

describe('a mail that the server got whole and did not answer', () => {
  it('is not sent again, is counted, and is followed by the mails of others after a pause', async () => {
    await desk.close();
    const stored: string[] = [];
    const server = await openMailServer({
      onData(stream, { envelope }, done) {
        const to = envelope.rcptTo[0]?.address ?? '';
        stored.push(to);
        stream.resume().once('end', () => {
          if (!to.startsWith('anna')) done();
        });
      },
    });
    desk = await open({ server });
    desk.state.people = [person('anna'), person('joan')];
    await desk.round();
    desk.state.limits.answerMs = 100;
    desk.state.inboxes = { anna: [entry('mill')], joan: [entry('mill')] };
    await desk.round();
    expect(stored).toEqual(['anna@example.org']);
    expect(desk.figures()).toMatchObject({ unknown: 1, sent: 0, failures: 0, pending: 1, failing: 1 });
    expect(desk.state.logged).toEqual([expect.stringContaining('did not say whether it accepts it')]);
    desk.state.limits.answerMs = minuteMs;
    for (let hour = 0; hour < 3; hour += 1) {
      desk.state.now += 60 * minuteMs;
      await desk.round();
    }
    expect(stored).toEqual(['anna@example.org', 'joan@example.org']);
    await server.close();
  });

  it('has the same Message-ID if it is sent again', async () => {
    wait(entry('mill'), entry('weir'));
    await desk.round();
    const ids = () =>
      desk.received.map(({ headers }) => /^Message-ID: <(\S+)@example\.org>/im.exec(headers)?.[1]);
    desk.storeOf().takeBack('anna', [...desk.storeOf().listTold('anna')], 1);
    await desk.round();
    wait(entry('lock'));
    await desk.round();
    const [first, second, other] = ids();
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('a refusal that does not say that the address does not exist', () => {
  const hoursOf = async (hours: number, each: () => void = () => {}) => {
    for (let hour = 0; hour < hours; hour += 1) {
      each();
      await desk.round();
      desk.state.now += 60 * minuteMs;
    }
  };

  it('loses nothing if it is a rule for everybody', async () => {
    const server = await openFor({ anna: [550, 'relay not permitted'], joan: [550, 'relay not permitted'] });
    desk.state.inboxes = { anna: [entry('mill')], joan: [entry('mill')] };
    await hoursOf(30);
    expect(desk.figures()).toMatchObject({ rejected: 0, pending: 2 });
    await server.close();
  });

  it('counts as rejected after twelve attempts, if the server accepts mails to others', async () => {
    const server = await openFor({ anna: [550, 'relay not permitted'] });
    desk.state.inboxes = { anna: [entry('mill')] };
    let sent = 0;
    await hoursOf(11, () => {
      sent += 1;
      desk.state.inboxes.joan = [entry(`mill-${sent}`)];
    });
    expect(desk.figures()).toMatchObject({ rejected: 0, pending: 1 });
    await hoursOf(3);
    expect(desk.figures()).toMatchObject({ rejected: 1, failures: 11, pending: 0 });
    await server.close();
  });
});

describe('entries that cannot be read', () => {
  beforeEach(async () => {
    desk.state.people = ['anna', 'bert', 'carl', 'dora', 'joan'].map((id) => person(id));
    await desk.round();
    desk.state.inboxes = { joan: [entry('mill')] };
  });

  it('of one person hold up nobody, are logged with the person, and are read again later', async () => {
    desk.state.unreadable = ['anna'];
    await desk.round();
    expect(receivers()).toEqual(['joan@example.org']);
    expect(desk.state.logged).toContain('could not read what waits for a person');
    expect(desk.figures()).toMatchObject({ unread: 1, sent: 1 });
    desk.state.unreadable = [];
    desk.state.inboxes.anna = [entry('weir')];
    desk.state.now += minuteMs;
    await desk.round();
    expect(receivers()).toContain('anna@example.org');
    expect(desk.figures()).toMatchObject({ unread: 0 });
  });

  it('of the first few hold up nobody for long', async () => {
    desk.state.unreadable = ['anna', 'bert', 'carl', 'dora'];
    await desk.round().catch(() => {});
    await desk.round();
    expect(receivers()).toEqual(['joan@example.org']);
  });

  it('of anybody end the round with one error, after a few attempts', async () => {
    desk.state.people = Array.from({ length: 50 }, (_, index) => person(`person-${index}`));
    desk.state.unreadable = desk.state.people.map(({ id }) => id);
    desk.state.reads = 0;
    await expect(desk.round()).rejects.toThrow('too large');
    expect(desk.state.reads).toBe(3);
    expect(desk.state.logged).toEqual([]);
    expect(desk.figures()).toMatchObject({ unread: 50 });
  });
});

describe('what a person was told', () => {
  it('is forgotten a month after the person was removed', async () => {
    desk.state.people = [person('anna'), person('joan')];
    await desk.round();
    desk.state.inboxes = { anna: [entry('mill')], joan: [entry('mill')] };
    await desk.round();
    desk.state.people = [person('anna')];
    desk.state.now += 29 * 24 * 60 * minuteMs;
    await desk.round();
    expect(desk.storeOf().listTold('joan').size).toBe(1);
    desk.state.now += 2 * 24 * 60 * minuteMs;
    await desk.round();
    expect(desk.storeOf().listTold('joan').size).toBe(0);
    expect(desk.storeOf().isKnown('joan')).toBe(false);
    expect(desk.storeOf().listTold('anna').size).toBe(1);
  });
});
