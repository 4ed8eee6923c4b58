import { defineQuery } from 'groq';
import { correction, issued, liveEntry, passages, readable, teaser } from './fragments.ts';

/** The entries of a numbered page, oldest first, so that an entry stays on its page. */
export const liveEntriesQuery = defineQuery(
  `*[_type == "liveEntry" && story._ref == $id && firstPublishedAt > ""]
    | order(firstPublishedAt asc, _id asc)[$first...$end]{${liveEntry}}`,
);

/** One entry with its story. It reads no other entry, so that a new one changes no page of an older one. */
export const liveEntryQuery = defineQuery(
  `*[${readable} && slug.current == $slug && typeOfWork == "live" && !defined(retractedAt)][0]{
    ${teaser},
    "entry": *[_type == "liveEntry" && _id == $entryId && story._ref == ^._id && firstPublishedAt > ""][0]{${liveEntry}},
    "corrections": *[${issued} && article._ref == $entryId]{${correction}, ${passages}, "entryId": article._ref}
  }`,
);
