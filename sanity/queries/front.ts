import { defineQuery } from 'groq';
import { image, issued, link, listed, logged, shown, teaser } from './fragments.ts';

/** A place on the front with its story, if readers can open it, and what decides whether its words are outdated. */
const slot = /* groq */ `headline, kicker, until, writtenAt, picture{${image}},
  "isSameHeadline": !defined(writtenFor) || writtenFor == story->headline,
  "correctedAt": *[${issued} && kind in ["correction", "clarification", "retraction"]
    && article._ref == ^.story._ref] | order(publishedAt desc)[0].publishedAt,
  "story": *[${listed} && _id == ^.story._ref][0]{${teaser}, keyPoints}`;

/** The front page: its document, the newest stories, those of each section, and the newest corrections. */
export const frontQuery = defineQuery(`{
  "edited": *[_id == "frontPage" && _type == "frontPage"][0]{
    _id, _updatedAt, hasOnlyTheseStrips,
    lead{${slot}},
    "seconds": seconds[0...4]{${slot}},
    "strips": strips[0...12]{
      title, form, count,
      "subject": subject->{"kind": _type, ${link}},
      "chosen": stories[0...8]{${slot}},
      subject->_type == "section" => {"newest": *[${listed} && section._ref == ^.subject._ref]
        | order(firstPublishedAt desc)[0...$maxInStrip]{${teaser}}},
      subject->_type == "topic" => {"newest": *[${listed} && ^.subject._ref in topics[]._ref]
        | order(firstPublishedAt desc)[0...$maxInStrip]{${teaser}}}
    }
  },
  "stories": *[${listed}] | order(firstPublishedAt desc)[0...$maxStories]{${teaser}, keyPoints},
  "sectionOrder": *[_id == "site"][0].sections[]._ref,
  "sections": *[_type == "section" && defined(slug.current)] | order(order asc, title asc){
    _id, ${link},
    "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...$maxInStrip]{${teaser}}
  },
  "corrections": *[${shown} && status == "published" && kind != "typo"]
    | order(publishedAt desc)[0...$maxCorrections]{${logged}}
}`);

/** Stories of a ranking, in no order. */
export const rankedStoriesQuery = defineQuery(
  `*[${listed} && slug.current in $slugs][0...$maxRanked]{${teaser}}`,
);
