import { createContext } from 'react';

/** Opens the form of a block, by its key. */
export const OpenBlock = createContext<((key: string) => void) | null>(null);
