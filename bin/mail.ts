import path from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';
import { listKeyValues, listUsers, openAccountsDatabase } from 'local-lake/accounts';
import { pino } from 'pino';
import { apiVersion } from '../lib/apiVersion.ts';
import { mailSetting } from '../lib/inbox/mailSetting.ts';
import { type Environment, readEnvironment } from '../server/environment.ts';
import { followCommits } from '../server/mail/followCommits.ts';
import { Mailer } from '../server/mail/Mailer.ts';
import { MailStore } from '../server/mail/MailStore.ts';
import { Rounds } from '../server/mail/Rounds.ts';
import { readInbox } from '../server/mail/readInbox.ts';
import { createSendMail } from '../server/mail/sendMail.ts';
import { answerHeartbeats } from '../server/processes/heartbeat.ts';
import { logUncaughtErrors } from '../server/processes/logUncaughtErrors.ts';

/** The process that mails what is new under “For me”. Nothing waits for it. */
const run = (): void => {
  answerHeartbeats();
  const environment = readEnvironment();
  const { mail, dataDir, siteUrl, logLevel } = environment;
  if (!mail) throw new Error('Set SMTP_URL and MAIL_FROM.');
  const log = pino({ level: logLevel, base: { process: 'mail', pid: process.pid } });
  logUncaughtErrors(log);
  const store = new MailStore(dataDir);
  const accounts = openAccountsDatabase(path.join(dataDir, 'lake'));
  const client = clientOf(environment);
  const mailer = new Mailer({
    store,
    listPeople: () =>
      listUsers(accounts).map((person) => ({
        ...person,
        isMailed: listKeyValues(accounts, person.id, [mailSetting])[0]?.value !== false,
      })),
    readInbox: (person) => readInbox(client, person),
    sendMail: createSendMail(mail),
    siteUrl,
    log,
  });
  const rounds = new Rounds({ round: () => mailer.round(), log });
  rounds.note();
  followCommits(client, () => rounds.note());
  process.once('SIGTERM', async () => {
    await Promise.race([rounds.stop(), new Promise((resolve) => setTimeout(resolve, maxStopMs))]);
    accounts.close();
    store.close();
    process.exit(0);
  });
};

/** The product does not wait for a mail server that is dead. A mail that is interrupted is not sent again. */
const maxStopMs = 3_000;

const clientOf = ({ projectId, dataset, lakeUrl, readToken }: Environment): SanityClient =>
  createClient({
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    timeout: 30_000,
    ...(lakeUrl && { apiHost: lakeUrl, useProjectHostname: false }),
    ...(readToken && { token: readToken }),
  });

run();
