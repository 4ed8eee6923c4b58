import { parseArgs } from 'node:util';
import { createClient, type SanityClient } from '@sanity/client';
import { pino } from 'pino';
import { z } from 'zod';
import { apiVersion } from '../lib/apiVersion.ts';
import {
  changedSubjectsQuery,
  searchedStoriesQuery,
  searchSubjectsQuery,
  storyRevisionsQuery,
} from '../sanity/queries/search.ts';
import { type Environment, readEnvironment } from '../server/environment.ts';
import { answerHeartbeats } from '../server/processes/heartbeat.ts';
import { logUncaughtErrors } from '../server/processes/logUncaughtErrors.ts';
import { Feeder } from '../server/search/Feeder.ts';
import { followStories } from '../server/search/followStories.ts';
import { StoryReader } from '../server/search/readStories.ts';
import { deleteSearchFile, isDamage, SearchIndex } from '../server/search/SearchIndex.ts';
import { search } from '../server/search/search.ts';
import { createSearchServer } from '../server/search/serveSearch.ts';
import { suggest } from '../server/search/suggest.ts';

const dueMs = 5_000;
const compareMs = 60 * 60 * 1000;

/** The process that answers searches, and keeps their index up to date. A search that hangs ends only this process. */
const run = (): void => {
  answerHeartbeats();
  const port = z.coerce.number().parse(parseArgs({ options: { port: { type: 'string' } } }).values.port);
  const environment = readEnvironment();
  const { dataDir, logLevel, projectId, dataset } = environment;
  const log = pino({ level: logLevel, base: { process: 'search', pid: process.pid } });
  const onDamage = (error: unknown): void => {
    log.error({ err: error }, 'the search index is damaged and built again');
    deleteSearchFile(dataDir);
    process.exit(1);
  };
  const index = new SearchIndex(dataDir, [projectId, dataset, process.versions.unicode].join(' '));
  const client = clientOf(environment);
  const reader = new StoryReader(client, {
    stories: searchedStoriesQuery,
    revisions: storyRevisionsQuery,
    subjects: searchSubjectsQuery,
    changedSubjects: changedSubjectsQuery,
  });
  const feeder = new Feeder({ index, reader, log, isDamage, onDamage });
  const server = createSearchServer(
    {
      search: (request) => (feeder.isCurrent ? search(index.db, request) : { kind: 'notReady' }),
      suggest: (words) => (feeder.isCurrent ? suggest(index.db, words) : []),
    },
    (error) => {
      if (isDamage(error)) onDamage(error);
      log.warn({ err: error }, 'a search failed');
    },
  );
  server.listen({ port, host: '127.0.0.1' }, () => logUncaughtErrors(log));
  followStories(client, log, feeder);
  setInterval(() => feeder.readDue(), dueMs);
  setInterval(() => feeder.compare(), compareMs);
  process.once('SIGTERM', async () => {
    await Promise.race([feeder.stop(), new Promise((resolve) => setTimeout(resolve, maxStopMs))]);
    index.close();
    process.exit(0);
  });
};

/** A change that is read at the end is read again at the next start. */
const maxStopMs = 2_000;

const clientOf = ({ projectId, dataset, lakeUrl, readToken }: Environment): SanityClient =>
  createClient({
    projectId,
    dataset,
    apiVersion,
    perspective: 'published',
    useCdn: false,
    timeout: 30_000,
    ...(lakeUrl && { apiHost: lakeUrl, useProjectHostname: false }),
    ...(readToken && { token: readToken }),
  });

run();
