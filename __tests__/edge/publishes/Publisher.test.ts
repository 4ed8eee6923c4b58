import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { openTurns } from '../../../edge/callers/turnsOfStrangers.ts';
import type { Revalidation } from '../../../edge/next/revalidateSite.ts';
import { Publisher } from '../../../edge/publishes/Publisher.ts';
import { pagesOf } from '../pages/pagesOf.ts';

/** A page cache whose pages have these tags; null for a 404. */
const setUp = async (tagsByKey: Record<string, string | null>) => {
  const turns = openTurns();
  const asked: string[] = [];
  const addressChecks = { forgotten: 0 };
  const askSite = async (key: string) => {
    asked.push(key);
    const tags = tagsByKey[key];
    const note = `<meta name="copydesk:tags" content="${tags}"><meta name="copydesk:read-at" content="${Date.now()}">`;
    const type = key.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8';
    return {
      status: tags === null ? 404 : 200,
      headers: { 'content-type': type },
      body: Buffer.from(`${note}<p>${key}</p>`),
    };
  };
  const pages = pagesOf(askSite, {
    addresses: {
      exists: async () => true,
      notePublish: () => {
        addressChecks.forgotten += 1;
      },
    },
  });
  await pages.refreshAfterPublish({ first: Object.keys(tagsByKey), others: [] }, 0);
  asked.length = 0;
  const revalidations: Revalidation[] = [];
  let answer = Promise.resolve();
  const publisher = new Publisher({
    pages,
    turns,
    revalidateSite: (revalidation) => {
      revalidations.push(revalidation);
      return answer;
    },
    log: pino({ level: 'silent' }),
    onVisible: () => {},
  });
  const holdAnswers = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = promise;
    return resolve;
  };
  return { pages, publisher, turns, addressChecks, revalidations, asked, holdAnswers };
};

describe('publishes', () => {
  it('are sent to the site as tags, with paths only for pages without tags and for 404s', async () => {
    const { publisher, revalidations } = await setUp({
      '/story': 's1:a',
      '/other': 's1:b',
      '/feed.xml': '',
      '/nowhere': null,
    });
    await publisher.publish(['s1:a', 's1:c']);
    expect(revalidations).toEqual([{ tags: ['s1:a', 's1:c'], paths: ['/feed.xml', '/nowhere'] }]);
  });

  it('forget which addresses were absent, also when their events were lost', async () => {
    const { publisher, addressChecks } = await setUp({ '/a': 's1:a' });
    await publisher.publish(['s1:a']);
    await publisher.publishEverything('subscribed');
    expect(addressChecks.forgotten).toBe(2);
  });

  it('holds strangers back until readers see it', async () => {
    const { publisher, turns, holdAnswers, pages } = await setUp({ '/a': 's1:a' });
    const releaseAnswers = holdAnswers();
    const published = publisher.publish(['s1:a']);
    const begun: string[] = [];
    for (const caller of ['a', 'b', 'c']) void turns.site.acquire(caller).then(() => begun.push(caller));
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual(['a']);
    releaseAnswers();
    await published;
    await waitUntil(() => begun.length === 3);
    expect(pages.store.peek('/a')?.outdatedSince).toBeNull();
  });

  it('are batched into the next revalidation if they arrive during one', async () => {
    const { pages, publisher, revalidations, asked, holdAnswers } = await setUp({
      '/a': 's1:a',
      '/b': 's1:b',
    });
    const releaseAnswers = holdAnswers();
    const published = [['s1:a'], ['s1:b'], ['s1:a', 's1:c']].map((tags) => publisher.publish(tags));
    expect(revalidations).toEqual([{ tags: ['s1:a'], paths: [] }]);
    expect(asked).toEqual([]);
    releaseAnswers();
    await Promise.all(published);
    expect(revalidations.slice(1)).toEqual([{ tags: ['s1:b', 's1:a', 's1:c'], paths: [] }]);
    await pages.refreshAfterPublish({ first: ['/a', '/b'], others: [] }, Date.now());
    expect(new Set(asked)).toEqual(new Set(['/a', '/b']));
    expect(['/a', '/b'].map((key) => pages.store.peek(key)?.outdatedSince)).toEqual([null, null]);
  });

  it('do not block the next publish if they fail', async () => {
    const { pages, publisher, revalidations } = await setUp({ '/a': 's1:a' });
    const touchedBy = pages.store.touchedBy.bind(pages.store);
    pages.store.touchedBy = () => {
      pages.store.touchedBy = touchedBy;
      throw new URIError('URI malformed');
    };
    await publisher.publish(['s1:a']);
    await publisher.publish(['s1:a']);
    expect(revalidations).toEqual([{ tags: ['s1:a'], paths: [] }]);
  });
});
