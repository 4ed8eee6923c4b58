/** Parts that several queries share. */

/**
 * Stories that readers may see now: under no embargo. Retracted ones keep their own page alone. That the address is a
 * text can be asked of an index, unlike that there is one.
 */
export const readable = /* groq */ `_type == "article" && slug.current > ""
  && (!defined(embargoedUntil) || dateTime(embargoedUntil) <= dateTime(now()))`;

/**
 * Stories that fronts, lists and feeds may show. The lake dates what is published: a story without a date came some
 * other way, and has no place among the newest. Asking for a date lets an index answer, whatever else is in the field.
 */
export const listed = /* groq */ `${readable} && !defined(retractedAt) && defined(dateTime(firstPublishedAt))`;

/** Stories that were taken back, dated for the same reason. */
export const retracted = /* groq */ `${readable} && defined(dateTime(retractedAt))`;

export const image = /* groq */ `alt, caption, credit, hotspot, crop,
  asset->{_id, url, metadata{lqip, dimensions{width, height}}}`;

export const link = /* groq */ `title, "slug": slug.current`;

/** What a list shows of a story. */
export const teaser = /* groq */ `_id, _rev, headline, "slug": slug.current, kicker, standfirst, language, typeOfWork,
  "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt, noByline,
  section->{${link}},
  "authors": bylines[]->name,
  leadImage{${image}}`;

/** What readers may learn of a correction, and who asked for it and approved it, which decides whether they may. */
export const correction = /* groq */ `_id, status, kind, severity, affects, was, is, note,
  requestedBy, approvedBy, alone, addition, publishedAt, revisionBefore`;

/** The passages that a correction changed, as the server saw them. */
export const changes = /* groq */ `changes[]{_key, path, block, was, is, isAbridged}`;

/** The corrections that went out, which the lake dates; the rules of the newsroom then decide which are shown. */
export const issued = /* groq */ `_type == "correction" && status in ["published", "superseded"]
  && defined(dateTime(publishedAt))`;

/** The rules of the newsroom decide which channels are shown. */
export const contact = /* groq */ `name, "slug": slug.current, role,
  channels[]{isPublic, kind, value, label, fingerprint, verifiedAt, expiresAt, isPlaceholder}`;

/** What a story rests on. @see body on lists that are none. */
export const sources = /* groq */ `"hasSources": defined(sources), sources[]{outlet, title, url, partners}`;

/** A body with its images, related stories and tables as pages draw them; one that is no list is null and there. */
export const body = /* groq */ `"hasBody": defined(body), body[]{...,
  _type == "image" => {${image}},
  _type == "relatedStory" => {"story": article->{${teaser}, embargoedUntil, retractedAt}}}`;

/**
 * The corrections that readers are shown, by the same rule as `findPublicCorrection`, so that pages can be counted: of
 * what it asks, nothing is the story's.
 */
export const shown = /* groq */ `${issued} && defined(note) && defined(requestedBy)
  && (alone == true || (addition == true && kind == "update") || (defined(approvedBy) && approvedBy != requestedBy))`;

/** What the log tells of a correction: the story as it is now, and the section that it stood in then. */
export const logged = /* groq */ `${correction}, "changes": changes[0...6]{_key, path, block, was, is, isAbridged},
  "section": coalesce(section->{${link}}, article->section->{${link}}),
  "article": article->{headline, "slug": slug.current, embargoedUntil, retractedAt}`;
