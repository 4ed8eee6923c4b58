import { createContext } from 'react';
import type { FormPatch } from 'sanity';

/**
 * Changes fields of the story in the form. A patch of the form itself creates a new story with its initial values; a
 * patch of the document would not.
 */
export const StoryPatch = createContext<((patch: FormPatch) => void) | null>(null);
