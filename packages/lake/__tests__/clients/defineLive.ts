/**
 * A program that runs as a server component of Next (`--conditions=react-server`): fetches with next-sanity's
 * `defineLive`, follows the live events with the client of `<SanityLive>`, and refetches when an event has a tag of the
 * response.
 */
import { createClient } from 'next-sanity';
import { defineLive } from 'next-sanity/live';
import { apiVersion } from '../../src/apiVersion.ts';

const [apiHost = '', token = ''] = process.argv.slice(2);

const config = {
  projectId: 'garden',
  dataset: 'plants',
  apiVersion,
  apiHost,
  useProjectHostname: false,
  useCdn: false,
};
const { sanityFetch } = defineLive({
  client: createClient(config),
  serverToken: token,
  browserToken: token,
  strict: true,
});
const fetchNames = (perspective: 'published' | 'drafts') =>
  sanityFetch({ query: '*[_type == "plant"] | order(name).name', perspective, stega: false });

const report = (line: unknown): void => console.log(JSON.stringify(line));
const published = await fetchNames('published');
const drafts = await fetchNames('drafts');
report({ published: published.data, drafts: drafts.data });

const heard = createClient({ ...config, token })
  .listen('*[_type == "plant"]', {}, { events: ['mutation'] })
  .subscribe(({ result }) => report({ heard: result?.name }));
const timeout = setTimeout(() => process.exit(1), 100_000);
const subscription = createClient(config)
  .live.events()
  .subscribe(async (event) => {
    if (event.type === 'welcome') {
      await createClient({ ...config, token }).create({ _type: 'plant', name: 'Beech' });
    } else if (
      event.type === 'message' &&
      event.tags.some((tag) => published.tags.includes(`sanity:${tag}`))
    ) {
      report({ published: (await fetchNames('published')).data });
      clearTimeout(timeout);
      subscription.unsubscribe();
      heard.unsubscribe();
    }
  });
