import { createContext } from 'react';

/** Tells the writer what a paste left out, or why nothing was pasted. Null takes the message away. */
export const PasteReport = createContext<(report: string | null) => void>(() => undefined);
