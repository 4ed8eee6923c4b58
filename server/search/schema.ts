import { suggestedFrom } from '../../lib/search/suggestions.ts';

/** A file of another version is built anew. Change it with the tables or the way words are folded. */
const version = 3;

/** `pragma user_version` of a file. */
export const searchVersion = version;

const tokens = `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"`;

/**
 * `story.id` is also the row in `words`; ids grow with the time of publication. `held` are stories that readers may not
 * find, with the end of their embargo. `words` has no copy of the text: the index of folded words only. `word` counts the
 * stories of each word: FTS5 would read all its places. `headlines` has the row of a story, `titles` the number of a
 * subject, for suggestions: both find the beginnings of words.
 */
export const searchSchema = `
  create table meta (name text primary key, value text not null) strict, without rowid;
  create table subject (
    number integer primary key, id text not null unique, rev text not null, type text not null, slug text, title text
  ) strict;
  create index subject_slug on subject (type, slug);
  create table story (
    id integer primary key, document text not null unique, rev text not null, published integer not null,
    headline text not null, standfirst text not null, data text not null, body text not null
  ) strict;
  create table held (document text primary key, rev text not null, until integer) strict, without rowid;
  create virtual table words using fts5 (
    headline, standfirst, body, names, subjects,
    content = '', prefix = '', ${tokens}
  );
  create virtual table headlines using fts5 (words, content = '', prefix = '${suggestedFrom} 3', ${tokens});
  create virtual table titles using fts5 (words, content = '', prefix = '${suggestedFrom} 3', ${tokens});
  create table word (term text primary key, stories integer not null) strict, without rowid;
`;
