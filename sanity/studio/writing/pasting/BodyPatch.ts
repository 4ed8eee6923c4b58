import { createContext } from 'react';
import type { FormPatch } from 'sanity';

/** Changes the body as another person would: the editor's undo does not have it. */
export const BodyPatch = createContext<(patch: FormPatch) => void>(() => undefined);
