import type { ReactNode } from 'react';
import type { DocumentActionDialogProps } from 'sanity';

/** A dialog of ours as the dialog of a document action. */
export const custom = (component: ReactNode): DocumentActionDialogProps => ({ type: 'custom', component });
