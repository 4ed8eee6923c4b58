import { z } from 'zod';
import { laterOf } from '../../lib/dates/instants.ts';

/** Returns the time of the last change for readers by story address. */
export type ReadChanges = () => Promise<Map<string, string>>;

type AskSite = (key: string, etag: null) => Promise<{ status: number; body: Buffer }>;

const feedSchema = z.object({
  items: z.array(
    z.object({ url: z.url(), date_published: z.string().optional(), date_modified: z.string().optional() }),
  ),
});

/** The newest stories, and every story that a correction or retraction is about. */
const feeds = ['/feed.json', '/corrections/feed.json'];

/** Reads the site's own feeds, which list each publish, correction and retraction. */
export const createReadChanges =
  (askSite: AskSite): ReadChanges =>
  async () => {
    const changes = new Map<string, string>();
    for (const feed of feeds) {
      const { status, body } = await askSite(feed, null);
      if (status !== 200) throw new Error(`${feed} answers ${status}`);
      for (const { url, date_published, date_modified } of feedSchema.parse(JSON.parse(body.toString()))
        .items) {
        const [address = url] = url.split('#');
        const at = laterOf(date_published ?? null, date_modified ?? null) ?? '';
        changes.set(address, laterOf(changes.get(address) ?? null, at) ?? at);
      }
    }
    return changes;
  };
