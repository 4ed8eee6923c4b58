import { contacts } from './articles/contacts.ts';
import { corrections } from './articles/corrections.ts';
import { filing } from './articles/filing.ts';
import { labels } from './articles/labels.ts';
import { microsoftUnit8200 } from './articles/microsoftUnit8200.ts';
import { pagesThatStayUp } from './articles/pagesThatStayUp.ts';
import { viewCount } from './articles/viewCount.ts';
import { publishedCorrections } from './corrections.ts';
import { about } from './pages/about.ts';
import { bylines } from './pages/bylines.ts';
import { correctionsPolicy } from './pages/correctionsPolicy.ts';
import { feedback } from './pages/feedback.ts';
import { principles } from './pages/principles.ts';
import { tips } from './pages/tips.ts';
import { people } from './people.ts';
import type { SeedDocument } from './SeedDocument.ts';
import { sections, topics } from './sections.ts';
import { site } from './site.ts';

/** Gives each object in a list the required `_key`: its place in the document, so that the output is stable. */
const withKeys = (value: unknown, prefix = ''): unknown => {
  if (Array.isArray(value))
    return value.map((item, index) => {
      const key = `${prefix}${index}`;
      const keyed = withKeys(item, `${key}-`);
      return typeof keyed === 'object' && keyed !== null ? { _key: key, ...keyed } : keyed;
    });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withKeys(inner, prefix)]));
};

/** The demonstration dataset. Referenced documents come first, except for stories that reference each other. */
export const seedDocuments: SeedDocument[] = [
  ...sections,
  ...topics,
  ...people,
  about,
  correctionsPolicy,
  principles,
  feedback,
  bylines,
  tips,
  site,
  filing,
  corrections,
  contacts,
  viewCount,
  pagesThatStayUp,
  labels,
  microsoftUnit8200,
  ...publishedCorrections,
].map((document) => withKeys(document) as SeedDocument);

/** The dataset as NDJSON for `npm run lake -- --seed FILE`. */
export const seedText = `${seedDocuments.map((document) => JSON.stringify(document)).join('\n')}\n`;
