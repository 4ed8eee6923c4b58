import type { Proposal, SanityDocument } from 'local-lake/policy';
import { readContent } from '../../../lib/articles/changes/readContent.ts';
import type { TypoRules } from '../../../lib/articles/changes/typoFixProblem.ts';
import { isInstant } from '../../../lib/dates/instants.ts';
import { referencesIn } from '../../../lib/references/referencesIn.ts';
import { asText, ofType, referenceOf } from '../changes.ts';
import { spellingIn } from './dictionaries.ts';
import { isApproved } from './published.ts';

/** What decides whether one editor may fix a typo in a live text alone. @param after the text with the fix. */
export const typoRulesOf = (after: SanityDocument, proposal: Proposal): TypoRules => ({
  spelling: spellingIn(languageOf(after, proposal)),
  names: namesIn(after, proposal),
  findAgreed: () => findAgreed(after._id, proposal),
});

/** That of the story, else of the site. */
const languageOf = (text: SanityDocument, { get, getBefore }: Proposal): string => {
  const story = text._type === 'liveEntry' ? ofType(get(referenceOf(text, 'story') ?? ''), 'article') : text;
  const language = story?.language ?? getBefore('site')?.language;
  return typeof language === 'string' ? language : '';
};

/** The words of the names of people whom the text refers to. Some are written without capitals. */
const namesIn = (text: SanityDocument, { get }: Proposal): Set<string> =>
  new Set(
    [...referencesIn(readContent(text))]
      .map((id) => ofType(get(id), 'person')?.name)
      .flatMap((name) => (typeof name === 'string' ? name.toLowerCase().split(/[^\p{L}\p{M}'’]+/u) : []))
      .filter((word) => word !== ''),
  );

const published = `*[_type == "correction" && article._ref == $id && status in ["published", "superseded"]
  && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]{
    kind, publishedAt, requestedBy, approvedBy
  } | order(publishedAt desc)`;

/** Before the transaction of a correction. In milliseconds. */
const instantBeforeMs = 1;

/**
 * The text as two people last read it: with the last approved correction, else as readers first saw it. Of a dataset that
 * was imported the history knows neither; then it is the text before the first change since that one editor made.
 */
const findAgreed = (id: string, { ask, getAt, getBefore }: Proposal): SanityDocument | null => {
  const corrections = (ask(published, { id }) as SanityDocument[]).filter(({ publishedAt }) =>
    isInstant(publishedAt),
  );
  const last = corrections.findIndex(isApproved);
  const alone = last < 0 ? corrections : corrections.slice(0, last);
  const agreedAt = last < 0 ? getBefore(id)?.firstPublishedAt : corrections[last]?.publishedAt;
  const instants = [
    ...(isInstant(agreedAt) ? [agreedAt] : []),
    ...alone
      .toReversed()
      .map(({ publishedAt }) => new Date(Date.parse(String(publishedAt)) - instantBeforeMs).toISOString())
      .slice(0, 1),
  ];
  for (const instant of instants) {
    const text = asText(getAt(id, instant));
    if (text) return text;
  }
  return null;
};
