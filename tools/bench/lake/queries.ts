import { counts, searchedWord } from './articles.ts';

/** A measured query, with other parameters in each round. */
export type Measured = {
  name: string;
  query: string;
  params(round: number, articles: number): Record<string, unknown>;
  perspective?: string;
  /** groq-js does not support Studio's full-text search. */
  isLakeOnly?: boolean;
};

export const measured: Measured[] = [
  {
    name: 'by slug',
    query: '*[_type == "article" && slug.current == $slug][0]{..., section->{title}, bylines[]->{name}}',
    params: (round, articles) => ({ slug: `story-${(round * 7_919) % articles}` }),
  },
  {
    name: 'latest twenty of a section',
    query:
      '*[_type == "article" && section._ref == $section] | order(firstPublishedAt desc)[0...20]{headline, standfirst, slug, firstPublishedAt, bylines[]->{name}}',
    params: (round) => ({ section: `section-${round % counts.sections}` }),
  },
  {
    name: 'page 50 of a topic',
    query:
      '*[_type == "article" && $topic in topics[]._ref] | order(firstPublishedAt desc)[980...1000]{headline, slug}',
    params: (round) => ({ topic: `topic-${round % counts.topics}` }),
  },
  {
    name: 'references',
    query: '*[references($person)][0...20]{_id, headline}',
    params: (round) => ({ person: `person-${round % counts.people}` }),
  },
  {
    name: 'count',
    query: 'count(*[_type == "article" && section._ref == $section])',
    params: (round) => ({ section: `section-${round % counts.sections}` }),
  },
  {
    name: 'full text',
    query:
      '*[_type == "article"] | score(boost(headline match text::query($word), 3), [@, _id] match text::query($word))[_score > 0] | order(_score desc)[0...20]{_id, headline, _score}',
    params: (round) => ({ word: `${searchedWord(round)} ${searchedWord(round + 11)}` }),
    isLakeOnly: true,
  },
  {
    name: 'a list in Studio',
    query:
      '*[_type in $types]{_type, _id, _originalId, "orderings": [_updatedAt]} | order(orderings[0] desc)[0...51]',
    params: () => ({ types: ['article'] }),
    perspective: 'drafts',
  },
];
