import { defineQuery } from 'groq';
import { body, entriesOfStory, link, listed, sources, teaser } from './fragments.ts';

/** The revision of a story as search knows it. That of a live story changes with each of its entries. */
const searchedRev = /* groq */ `"rev": select(
  typeOfWork == "live" => _rev + " " + string(count(*[${entriesOfStory}])) + " "
    + coalesce(*[${entriesOfStory}] | order(_updatedAt desc)[0]._rev, ""),
  _rev
)`;

/** Stories for the search index: those that lists show, with their text. `known` says why others are not among them. */
export const searchedStoriesQuery = defineQuery(`{
  "stories": *[_id in $ids && ${listed}]{
    ${teaser}, dateline, summary, keyPoints, retractedAt, ${body}, ${sources},
    "sectionId": section._ref,
    "topics": topics[]->{_id, ${link}},
    "people": bylines[]->{_id, "title": name, "slug": slug.current},
    typeOfWork == "live" => {
      "entries": *[${entriesOfStory}] | order(firstPublishedAt asc, _id asc)[0...1000]{headline, "text": pt::text(body)}
    }
  },
  "known": *[_id in $ids && _type == "article"]{_id, ${searchedRev}, embargoedUntil}
}`);

/** The next revisions of published stories, in an order that new stories do not change. */
export const storyRevisionsQuery = defineQuery(
  `*[_type == "article" && _id > $after] | order(_id asc)[0...$count]{_id, ${searchedRev}}`,
);

/** The next sections, topics or people. */
export const searchSubjectsQuery = defineQuery(
  `*[_type == $type && _id > $after] | order(_id asc)[0...$count]{
    _id, _rev, "type": _type, "title": coalesce(title, name), "slug": slug.current
  }`,
);

/** Changed sections, topics and people. */
export const changedSubjectsQuery = defineQuery(
  `*[_id in $ids && _type in ["section", "topic", "person"]]{
    _id, _rev, "type": _type, "title": coalesce(title, name), "slug": slug.current
  }`,
);
