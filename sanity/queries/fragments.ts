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
export const teaser = /* groq */ `_id, _rev, headline, "slug": slug.current, kicker, standfirst, language, typeOfWork,
  "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt, noByline,
  section->{${link}},
  "authors": bylines[]->name,
  leadImage{${image}}`;

/** The public fields of a correction, with requester and approver, which decide whether it is shown. */
export const correction = /* groq */ `_id, status, kind, severity, affects, was, is, note,
  requestedBy, approvedBy, alone, addition, publishedAt, revisionBefore`;

/** The changed passages that the server recorded. */
export const changes = /* groq */ `changes[]{_key, path, block, was, is, isAbridged}`;

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
export const sources = /* groq */ `"hasSources": defined(sources), sources[]{outlet, title, url, partners}`;

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

/** A correction in the log, with its current story and its section at publication. */
export const logged = /* groq */ `${correction}, "changes": changes[0...6]{_key, path, block, was, is, isAbridged},
  "section": coalesce(section->{${link}}, article->section->{${link}}),
  "article": article->{headline, "slug": slug.current, embargoedUntil, retractedAt}`;
