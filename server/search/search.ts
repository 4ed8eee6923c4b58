import type { DatabaseSync } from 'node:sqlite';
import { formsOf } from '../../lib/search/formsOf.ts';
import { excerptOf, markHits, type Phrases } from '../../lib/search/hits.ts';
import { storiesPerPage } from '../../lib/search/readSearch.ts';
import { type Found, type FoundStory, maxCounted, type Narrowing } from '../../lib/search/SearchAnswer.ts';
import type { SearchTerm } from '../../lib/search/termsIn.ts';
import { dataFrom, firstIdOf, storyFrom, subjectWord } from './SearchIndex.ts';
import type { SearchRequest } from './searchRequest.ts';
import { Vocabulary } from './Vocabulary.ts';

/**
 * The newest hits, which are ranked, and the words that rank them. Ranking reads all places of a word, and takes time for
 * each hit: without these bounds twelve words of all of 100,000 stories would take more than a second.
 */
const maxRanked = 3_000;
const maxStoriesOfRankingWord = 10_000;
/** The weight of a word in headline, standfirst, text and names. Words of subjects only filter. */
const rank = 'bm25(words, 10.0, 5.0, 1.0, 4.0, 0.0)';
/** The best results whose topics and people are offered. */
const maxNarrowed = 50;
const narrowingsPerKind = 5;

/** The phrases of a term, one of which a story must have. */
type Alternatives = string[][];

/** An expression of FTS5. Folded words have letters and digits only, so quotation marks cannot be closed. */
const expressionOf = (
  alternatives: Alternatives[],
  subjects: string[],
  columns = 'headline standfirst body names',
): string =>
  [
    ...alternatives.map(
      (phrases) => `{${columns}} : (${phrases.map((words) => `"${words.join(' ')}"`).join(' OR ')})`,
    ),
    ...subjects.map((word) => `subjects : "${word}"`),
  ].join(' AND ');

/** The terms that rank: those of few stories. */
const rankingOf = (vocabulary: Vocabulary, alternatives: Alternatives[]): Alternatives[] => {
  // A phrase is in fewer stories than its rarest word, but all places of its words are read.
  const placesOf = (phrases: Alternatives): number =>
    phrases.flat().reduce((sum, word) => sum + vocabulary.countOf(word), 0);
  return alternatives.filter((phrases) => placesOf(phrases) <= maxStoriesOfRankingWord);
};

/** Searches the index. The work is bounded, whatever the words and however many stories there are. */
export const search = (db: DatabaseSync, request: SearchRequest): Found => {
  const vocabulary = new Vocabulary(db);
  const { alternatives, corrected } = chooseWords(vocabulary, request.terms);
  const subjects = findSubjects(db, request);
  const titles = { topic: subjects.topic?.title ?? null, person: subjects.person?.title ?? null };
  const nothing: Found = { kind: 'found', stories: [], total: 0, corrected, narrowings: [], titles };
  const filters = Object.values(subjects);
  if (filters.some((subject) => subject === null) || alternatives.some(({ length }) => length === 0))
    return nothing;
  const filterWords = filters.flatMap((subject) => (subject ? [subjectWord(subject.id)] : []));
  const hits = newestHits(db, expressionOf(alternatives, filterWords), request);
  if (hits.length === 0) return nothing;
  const ranking = rankingOf(vocabulary, alternatives);
  // Frequent words alone say little: the newest come first, those with the words in the headline before others.
  const inHeadline = () => newestHits(db, expressionOf(alternatives, filterWords, 'headline'), request);
  const rows =
    ranking.length > 0
      ? rankHits(db, expressionOf(ranking, filterWords), hits)
      : [...new Set([...inHeadline(), ...hits])];
  const phrases = alternatives.flat();
  const first = (request.page - 1) * storiesPerPage;
  return {
    ...nothing,
    total: Math.min(rows.length, maxCounted + 1),
    stories: rows.slice(first, first + storiesPerPage).map((row) => foundStory(db, row, phrases)),
    narrowings: narrowingsOf(db, rows.slice(0, maxNarrowed), request),
  };
};

/** Known forms of each word, or of the word that was probably meant. */
const chooseWords = (vocabulary: Vocabulary, terms: SearchTerm[]) => {
  const corrected: Found['corrected'] = [];
  const knownForms = (word: string): string[] => formsOf(word).filter((form) => vocabulary.countOf(form) > 0);
  const correct = (word: string): string => {
    const meant = vocabulary.countOf(word) > 0 ? null : vocabulary.findMeant(word);
    if (meant !== null) corrected.push({ typed: word, used: meant });
    return meant ?? word;
  };
  const alternatives = terms.map(({ words, isQuoted }): Alternatives => {
    if (isQuoted) return [words];
    const [only, ...more] = words;
    if (only === undefined || more.length > 0) return [words.map(correct)];
    const forms = knownForms(only);
    return (forms.length > 0 ? forms : knownForms(correct(only))).map((form) => [form]);
  });
  return { alternatives, corrected };
};

type FoundSubject = { id: string; title: string } | null;

/** The subjects of the filters; null for one that does not exist. */
const findSubjects = (db: DatabaseSync, request: SearchRequest) => {
  const find = db.prepare('select id, title from subject where type = ? and slug = ?');
  const found: { section?: FoundSubject; topic?: FoundSubject; person?: FoundSubject } = {};
  for (const type of ['section', 'topic', 'person'] as const) {
    const slug = request[type];
    if (!slug) continue;
    const row = find.get(type, slug);
    found[type] = row ? { id: String(row.id), title: String(row.title ?? slug) } : null;
  }
  return found;
};

/** The rows of the newest hits of a time, newest first. An empty expression matches every story. */
const newestHits = (db: DatabaseSync, expression: string, { from, to }: SearchRequest): number[] => {
  const bounds = [
    from ? firstIdOf(Date.parse(from)) : 0,
    to ? firstIdOf(Date.parse(to)) : Number.MAX_SAFE_INTEGER,
    maxRanked,
  ];
  const rows = expression
    ? db
        .prepare(
          'select rowid from words where words match ? and rowid >= ? and rowid < ? order by rowid desc limit ?',
        )
        .all(expression, ...bounds)
    : db
        .prepare('select id as rowid from story where id >= ? and id < ? order by id desc limit ?')
        .all(...bounds);
  return rows.map(({ rowid }) => Number(rowid));
};

/** The rows of the hits, best first. @param expression matches all hits and perhaps others. */
const rankHits = (db: DatabaseSync, expression: string, hits: number[]): number[] => {
  const isHit = new Set(hits);
  return db
    .prepare(
      `select rowid from words where words match ? and rowid between ? and ? order by ${rank}, rowid desc`,
    )
    .all(expression, Number(hits.at(-1)), Number(hits[0]))
    .map(({ rowid }) => Number(rowid))
    .filter((row) => isHit.has(row));
};

const foundStory = (db: DatabaseSync, row: number, phrases: Phrases): FoundStory => {
  const { slug, headline, standfirst, body, language, publishedAt, kicker, section, authors } = storyAt(
    db,
    row,
  );
  return {
    slug,
    headline: markHits(headline, phrases),
    excerpt: excerptOf(body, phrases) ?? markHits(standfirst, phrases),
    language,
    publishedAt,
    kicker,
    section: section && { title: section.title, slug: section.slug },
    authors,
  };
};

const storyAt = (db: DatabaseSync, row: number) =>
  storyFrom(db.prepare('select * from story where id = ?').get(row) ?? {});

const linksAt = (db: DatabaseSync, row: number) => {
  const found = db.prepare('select data from story where id = ?').get(row);
  return dataFrom(found ?? {});
};

/** The most frequent topics and people of the best results. */
const narrowingsOf = (db: DatabaseSync, rows: number[], { topic, person }: SearchRequest): Narrowing[] => {
  const stories = rows.map((row) => linksAt(db, row));
  const most = (kind: Narrowing['kind'], links: { title: string; slug: string }[]): Narrowing[] =>
    Array.from(Map.groupBy(links, ({ slug }) => slug).values(), (same) => ({
      kind,
      title: same[0]?.title ?? '',
      slug: same[0]?.slug ?? '',
      stories: same.length,
    }))
      .toSorted((a, b) => b.stories - a.stories)
      .slice(0, narrowingsPerKind);
  return [
    ...(topic
      ? []
      : most(
          'topic',
          stories.flatMap(({ topics }) => topics),
        )),
    ...(person
      ? []
      : most(
          'person',
          stories.flatMap(({ people }) => people),
        )),
  ];
};
