import { pino } from 'pino';
import type { SiteOrder } from '../../../edge/next/siteOrders.ts';
import { Publisher } from '../../../edge/publishes/Publisher.ts';
import { pagesOf } from '../pages/pagesOf.ts';

/** Pages whose site says when it read them and on what they depend; null for an address that leads nowhere. */
const setUp = async (tagsByKey: Record<string, string | null>) => {
  const asked: string[] = [];
  const pages = pagesOf(async (key) => {
    asked.push(key);
    const tags = tagsByKey[key];
    const note = `<meta name="copydesk:tags" content="${tags}"><meta name="copydesk:read-at" content="${Date.now()}">`;
    const type = key.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8';
    return {
      status: tags === null ? 404 : 200,
      headers: { 'content-type': type },
      body: Buffer.from(`${note}<p>${key}</p>`),
    };
  });
  await pages.refreshAfterPublish({ first: Object.keys(tagsByKey), others: [] }, 0);
  asked.length = 0;
  const orders: SiteOrder[] = [];
  let answer = Promise.resolve();
  const publisher = new Publisher({
    pages,
    orderSite: (order) => {
      orders.push(order);
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
  return { pages, publisher, orders, asked, holdAnswers };
};

describe('publishes', () => {
  it('name tags to the site, and paths only of what names no tags or leads nowhere', async () => {
    const { publisher, orders } = await setUp({
      '/story': 's1:a',
      '/other': 's1:b',
      '/feed.xml': '',
      '/nowhere': null,
    });
    await publisher.publish(['s1:a', 's1:c']);
    expect(orders).toEqual([{ tags: ['s1:a', 's1:c'], paths: ['/feed.xml', '/nowhere'] }]);
  });

  it('that come while the site takes an order go with the next, all together', async () => {
    const { pages, publisher, orders, asked, holdAnswers } = await setUp({ '/a': 's1:a', '/b': 's1:b' });
    const letGo = holdAnswers();
    const published = [['s1:a'], ['s1:b'], ['s1:a', 's1:c']].map((tags) => publisher.publish(tags));
    expect(orders).toEqual([{ tags: ['s1:a'], paths: [] }]);
    expect(asked).toEqual([]);
    letGo();
    await Promise.all(published);
    expect(orders.slice(1)).toEqual([{ tags: ['s1:b', 's1:a', 's1:c'], paths: [] }]);
    await pages.refreshAfterPublish({ first: ['/a', '/b'], others: [] }, Date.now());
    expect(new Set(asked)).toEqual(new Set(['/a', '/b']));
    expect(['/a', '/b'].map((key) => pages.store.peek(key)?.outdatedSince)).toEqual([null, null]);
  });

  it('that cannot be carried hold up none of the next', async () => {
    const { pages, publisher, orders } = await setUp({ '/a': 's1:a' });
    const touchedBy = pages.store.touchedBy.bind(pages.store);
    pages.store.touchedBy = () => {
      pages.store.touchedBy = touchedBy;
      throw new URIError('URI malformed');
    };
    await publisher.publish(['s1:a']);
    await publisher.publish(['s1:a']);
    expect(orders).toEqual([{ tags: ['s1:a'], paths: [] }]);
  });
});
