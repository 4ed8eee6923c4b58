/** Features of the hosted service that the lake does not have, by the addresses that Sanity's programs call. */
export const unsupportedFeatures: { name: string; addresses: RegExp; instead: string }[] = [
  { name: 'webhooks', addresses: /\/hooks\b/, instead: 'follow /data/listen or /data/live/events' },
  { name: 'GraphQL', addresses: /\/graphql\b/, instead: 'ask in GROQ' },
  {
    name: 'dataset copies',
    addresses: /\/(?:copy|jobs)\b/,
    instead: 'export the dataset and import it into another',
  },
  { name: 'dataset aliases', addresses: /\/aliases\b/, instead: 'call datasets by their names' },
  { name: 'managed backups', addresses: /\/backups\b/, instead: 'its command backup FILE' },
  { name: 'invitations', addresses: /\/invitations\b/, instead: 'its command account add EMAIL --role ROLE' },
  {
    name: 'CORS origins that are changed by request',
    addresses: /\/cors\b/,
    instead: 'start it with --origin URL',
  },
  { name: 'embeddings', addresses: /\/embeddings|\/vectorsearch\b/, instead: 'search by text::query' },
  { name: 'agent actions', addresses: /\/agent\b/, instead: 'write the documents yourself' },
  { name: 'a media library', addresses: /\/media-libraries\b/, instead: 'upload to a dataset' },
  {
    name: 'deployed Studios',
    addresses: /\/user-applications\b/,
    instead: 'serve what `sanity build` makes',
  },
  {
    name: 'organizations',
    addresses: /\/organizations\b/,
    instead: 'projects are folders of the data folder',
  },
  {
    name: 'functions and blueprints',
    addresses: /\/(functions|blueprints)\b/,
    instead: 'follow /data/listen',
  },
];

/** Names the missing feature and the alternative; null for an unknown address. */
export const findUnsupportedFeature = (path: string): string | null => {
  const part = unsupportedFeatures.find(({ addresses }) => addresses.test(path));
  return part ? `This lake has no ${part.name.replace(/^an? /, '')}: ${part.instead}` : null;
};
