import { DocumentsIcon } from '@sanity/icons/Documents';
import type { Tool } from 'sanity';
import { loadPart } from '../parts/loadPart.tsx';

/** A story from another newspaper or program. It is loaded when it is opened. */
export const elsewhereTool: Tool = {
  name: 'elsewhere',
  title: 'New story from…',
  icon: DocumentsIcon,
  component: loadPart('New story from…', async () => (await import('./Elsewhere.tsx')).Elsewhere),
};
