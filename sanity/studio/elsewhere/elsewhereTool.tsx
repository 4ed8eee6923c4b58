import { DocumentsIcon } from '@sanity/icons/Documents';
import { lazy } from 'react';
import type { Tool } from 'sanity';

/** A story from another newspaper or program. It is loaded when it is opened. */
export const elsewhereTool: Tool = {
  name: 'elsewhere',
  title: 'New story from…',
  icon: DocumentsIcon,
  component: lazy(async () => ({ default: (await import('./Elsewhere.tsx')).Elsewhere })),
};
