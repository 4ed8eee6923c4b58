/** Parts that several queries share. */

/**
 * Stories that are public now, without those under embargo. Retracted ones are found by their own address only. An
 * index can answer that the slug is a string, but not that it exists.
 */
export const readable = /* groq */ `_type == "article" && slug.current > ""
  && (!defined(embargoedUntil) || dateTime(embargoedUntil) <= dateTime(now()))`;

/**
 * Stories for fronts, lists and feeds. The lake dates published stories, so one without a date was written another
 * way and is left out. Comparing the date lets an index answer, whatever the field contains.
 */
export const listed = /* groq */ `${readable} && !defined(retractedAt) && defined(dateTime(firstPublishedAt))`;

/** Retracted stories, with a date for the same reason. */
export const retracted = /* groq */ `${readable} && defined(dateTime(retractedAt))`;

export const image = /* groq */ `alt, caption, credit, copyright, licenceUrl, digitalSource, hotspot, crop,
  asset->{_id, url, metadata{lqip, dimensions{width, height}}}`;

export const link = /* groq */ `title, "slug": slug.current`;

/** A story in a list. */
export const teaser = /* groq */ `_id, _rev, headline, "slug": slug.current, kicker, standfirst, language, typeOfWork, liveEndedAt,
  "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt, noByline,
  section->{${link}},
  "authors": bylines[]->name,
  leadImage{${image}}`;

/** The public fields of a correction, with requester and approver, which decide whether it is shown. */
export const correction = /* groq */ `_id, status, kind, severity, affects, note,
  requestedBy, approvedBy, alone, addition, publishedAt, revisionBefore`;

/** True if readers can open the text that a correction is of: an entry can be taken off while its story stays. */
const isTextPublic = /* groq */ `"isTextPublic": defined(article->_id)`;

/** The wordings of a correction, with the changed passages that the server recorded. */
export const passages = /* groq */ `was, is, changes[]{_key, path, block, was, is, isAbridged}, ${isTextPublic}`;

/** Published corrections, dated by the lake. Rules in `lib` then decide which are shown. */
export const issued = /* groq */ `_type == "correction" && status in ["published", "superseded"]
  && defined(dateTime(publishedAt))`;

/** Rules in `lib` decide which channels are shown. */
export const contact = /* groq */ `name, "slug": slug.current, role,
  channels[]{isPublic, kind, value, label, fingerprint, verifiedAt, expiresAt, isPlaceholder}`;

/**
 * Sources of a story.
 *
 * @see body on invalid lists.
 */
export const sources = /* groq */ `"hasSources": defined(sources), sources[]{_key, outlet, title, url, partners}`;

/** A body with images, related stories and tables. An invalid one is null but marked as present. */
export const body = /* groq */ `"hasBody": defined(body), body[]{...,
  _type == "image" => {${image}},
  _type in ["video", "audio"] => {
    "file": file.asset->{_id, url}, "captions": captions.asset->{_id, url}, poster{${image}}
  },
  _type == "gallery" => {"pictures": pictures[]{_key, ${image}}},
  _type == "relatedStory" => {"story": article->{${teaser}, embargoedUntil, retractedAt}}}`;

/**
 * Public corrections, by the same rule as `findPublicCorrection`, so that pages can be counted. The rule uses no
 * field of the story.
 */
export const shown = /* groq */ `${issued} && defined(note) && defined(requestedBy)
  && (alone == true || (addition == true && kind == "update") || (defined(approvedBy) && approvedBy != requestedBy))`;

/** An entry of a live story. */
export const liveEntry = /* groq */ `_id, headline, isKey, isPinned, firstPublishedAt, modifiedAt,
  "bylines": bylines[]->{name, "slug": slug.current, role},
  ${body}`;

/** The published entries of a live story, within the story's projection. */
export const entriesOfStory = /* groq */ `_type == "liveEntry" && story._ref == ^._id && firstPublishedAt > ""`;

/** What the page of a live story shows of its entries: the first page once it has ended, else the newest two pages. */
export const live = /* groq */ `typeOfWork == "live" => {
    "live": {
      "endedAt": liveEndedAt,
      "count": count(*[${entriesOfStory}]),
      "newestAt": *[${entriesOfStory}] | order(firstPublishedAt desc)[0].firstPublishedAt,
      "entries": select(
        defined(liveEndedAt) => *[${entriesOfStory}] | order(firstPublishedAt asc, _id asc)[0...50]{${liveEntry}},
        *[${entriesOfStory}] | order(firstPublishedAt desc, _id desc)[0...99]{${liveEntry}}
      ),
      "pinned": *[${entriesOfStory} && isPinned == true] | order(firstPublishedAt desc)[0...3]{${liveEntry}},
      "keyMoments": *[${entriesOfStory} && isKey == true] | order(firstPublishedAt desc)[0...30]{
        _id, headline, firstPublishedAt
      }
    },
    "entryCorrections": *[${issued} && liveStory._ref == ^._id]{
      ${correction}, ${passages}, "entryId": article._ref
    }
  }`;

/** A correction in the log, with its current story and its section at publication. */
export const logged = /* groq */ `${correction}, was, is, "changes": changes[0...6]{_key, path, block, was, is, isAbridged},
  ${isTextPublic},
  "section": coalesce(section->{${link}}, article->section->{${link}}),
  "article": coalesce(liveStory, article)->{headline, "slug": slug.current, embargoedUntil, retractedAt}`;
