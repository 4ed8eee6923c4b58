import { defineField } from 'sanity';

/** Readers who cannot hear, and search, have the transcript. */
export const transcriptField = defineField({
  name: 'transcript',
  title: 'Transcript',
  type: 'text',
  rows: 8,
  description: 'What is said, with the names of the speakers. An empty line begins a paragraph.',
  validation: (rule) => [
    rule.required().warning('Add a transcript, for readers who cannot hear and for search.'),
    rule.max(100_000).error('A transcript has at most 100,000 characters.'),
  ],
});

export const mediaTitleField = defineField({
  name: 'title',
  title: 'Title',
  type: 'string',
  description: 'Who or what is seen or heard, where and when.',
  validation: (rule) => rule.required().error('Say what the recording is. Readers see it first.'),
});

export const mediaCreditField = defineField({
  name: 'credit',
  title: 'Credit',
  type: 'string',
  description: 'Who recorded it, as they ask to be named.',
});
