type ChangeForOneEditor = {
  /**
   * The field in the schema with all that is in it, such as `article.topics`. `*` is any field of any document, and
   * `new liveEntry` a document that was not there.
   */
  field: string;
  /** If only some changes of the field are meant, and not what is in it. */
  only?: readonly ('removed' | 'moved' | 'changed')[];
  /** What it is, and why readers need no second person. For `docs/security.md`. */
  words: string;
  reason: string;
};

/**
 * Each change of a live story, or of what it refers to, that readers can see and one editor makes alone. All others are
 * refused without a second person. A test makes every change of every field that the schema has and compares what readers
 * see: a change that is missing here fails it, as does an entry that nothing needs.
 */
export const changesForOneEditor: readonly ChangeForOneEditor[] = [
  {
    field: '*.hotspot',
    words: 'The centre of a picture',
    reason: 'It decides what stays in sight where a page has less room. To crop a picture takes two people.',
  },
  {
    field: 'article.section',
    words: 'The section of a story',
    reason:
      'Where a story is filed says nothing of what happened. A name that a section has takes two people.',
  },
  {
    field: 'article.topics',
    words: 'The topics of a story',
    reason: 'They lead to other stories. A name that a topic has takes two people.',
  },
  {
    field: 'article.slug',
    words: 'The address of a story',
    reason: 'The old address leads to the new one.',
  },
  {
    field: 'liveEntry.isKey',
    words: 'Key moments of a live story',
    reason: 'They lead to entries, whose words stay.',
  },
  {
    field: 'liveEntry.isPinned',
    words: 'Entries at the top of a live story',
    reason: 'The entry says when it was written.',
  },
  {
    field: 'liveEntry.endsCoverage',
    words: 'The end of live coverage',
    reason: 'Whoever writes the last entry ends it, and may go on.',
  },
  {
    field: 'person.slug',
    words: 'The address of a person',
    reason: 'The old address leads to the new one.',
  },
  {
    field: 'person.biography',
    words: 'The biography of a person',
    reason: 'It is on the person’s own page, and no story shows it.',
  },
  {
    field: 'person.expertise',
    words: 'What a person knows about',
    reason: 'It is on the person’s own page, and no story shows it.',
  },
  {
    field: 'person.languages',
    words: 'The languages of a person',
    reason: 'They are on the person’s own page, and no story shows them.',
  },
  {
    field: 'person.beats',
    words: 'The beats of a person',
    reason: 'They are on the person’s own page, and no story shows them.',
  },
  {
    field: 'person.channels',
    only: ['removed', 'moved'],
    words: 'All channels of a contact taken away, or in another order',
    reason:
      'Whoever sees that a source could reach the wrong person must not wait. A new or changed one takes two people.',
  },
  {
    field: 'person.channels[].channel',
    only: ['removed'],
    words: 'A channel of a contact taken away',
    reason: 'Whoever sees that a source could reach the wrong person must not wait.',
  },
  {
    field: 'person.channels[].channel.expiresAt',
    only: ['changed'],
    words: 'A channel of a contact that ends earlier',
    reason:
      'Whoever sees that a source could reach the wrong person must not wait. A later end takes two people.',
  },
  {
    field: 'section.slug',
    words: 'The address of a section',
    reason: 'The old address leads to the new one.',
  },
  {
    field: 'section.description',
    words: 'What a section covers',
    reason: 'It is on the section’s own page, and no story shows it.',
  },
  {
    field: 'topic.slug',
    words: 'The address of a topic',
    reason: 'The old address leads to the new one.',
  },
  {
    field: 'topic.description',
    words: 'What a topic is about',
    reason: 'It is on the topic’s own page, and no story shows it.',
  },
  {
    field: 'topic.parent',
    words: 'What a topic is part of',
    reason: 'It leads from one page to another.',
  },
  {
    field: 'page.title',
    words: 'The title of a house page',
    reason: 'The foot of each page leads there by it. No story has it in its text.',
  },
  {
    field: 'page.slug',
    words: 'The address of a house page',
    reason: 'The old address leads to the new one.',
  },
  {
    field: 'site.title',
    words: 'The name of the paper',
    reason: 'It is on each page, so that nobody overlooks it, and changes nothing that a story says.',
  },
  {
    field: 'site.tagline',
    words: 'The line under the name of the paper',
    reason: 'It changes nothing that a story says.',
  },
  {
    field: 'site.look',
    words: 'Colours, mark and order of parts',
    reason: 'They are the form of the page.',
  },
  {
    field: 'site.publisher.logo',
    words: 'The logo of the publisher',
    reason: 'It is the form of the page. The names of the publisher take two people.',
  },
  {
    field: 'site.sections',
    words: 'The order of the sections',
    reason: 'It is the order of links in the navigation.',
  },
  ...(
    [
      ['correctionsPolicy', 'corrections policy'],
      ['ethicsPolicy', 'ethics policy'],
      ['publishingPrinciples', 'publishing principles'],
      ['masthead', 'masthead'],
      ['ownershipFundingInfo', 'page on ownership and funding'],
      ['actionableFeedbackPolicy', 'page on feedback'],
      ['noBylinesPolicy', 'policy on bylines'],
      ['pictureLicence', 'page on the licence of pictures'],
      ['tips', 'page for tips'],
    ] as const
  ).map(([name, words]) => ({
    field: `site.${name}`,
    words: `Which house page is the ${words}`,
    reason: 'The foot of each page and its data for machines lead there.',
  })),
  {
    field: 'translation.metadata',
    words: 'Links between the languages of a story',
    reason: 'Each leads to a story that is live, whose text takes two people.',
  },
];
