import { linkAnnotation } from './linkAnnotation.ts';
import { sourceNoteAnnotation } from './sourceNoteAnnotation.ts';

/** The lists and marks of all text in stories and boxes. */
export const textOptions = {
  lists: [
    { title: 'Bulleted list', value: 'bullet' },
    { title: 'Numbered list', value: 'number' },
  ],
  marks: {
    decorators: [
      { title: 'Strong', value: 'strong' },
      { title: 'Emphasis', value: 'em' },
    ],
    annotations: [linkAnnotation, sourceNoteAnnotation],
  },
};
