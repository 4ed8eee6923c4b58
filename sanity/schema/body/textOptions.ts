import { linkAnnotation } from './linkAnnotation.ts';
import { sourceNoteAnnotation } from './sourceNoteAnnotation.ts';

const optionsWith = <Annotation>(annotations: Annotation[]) => ({
  lists: [
    { title: 'Bulleted list', value: 'bullet' },
    { title: 'Numbered list', value: 'number' },
  ],
  marks: {
    decorators: [
      { title: 'Strong', value: 'strong' },
      { title: 'Emphasis', value: 'em' },
    ],
    annotations,
  },
});

/** The lists and marks of all text in stories and their boxes. */
export const textOptions = optionsWith([linkAnnotation, sourceNoteAnnotation]);

/** Those of pages and live entries, which have no list of sources. */
export const unsourcedTextOptions = optionsWith([linkAnnotation]);
