/**
 * A program, run as Next runs server components (`--conditions=react-server`): fetches by next-sanity's `defineLive`,
 * then follows the live events with the client that its `<SanityLive>` is configured for, and fetches again when an
 * event names a tag of the answer.
 */
import { createClient } from 'next-sanity';
import { defineLive } from 'next-sanity/live';

const [apiHost = '', token = ''] = process.argv.slice(2);

const config = {
  projectId: 'garden',
  dataset: 'plants',
  apiVersion: '2025-02-19',
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
const timeout = setTimeout(() => process.exit(1), 20_000);
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
