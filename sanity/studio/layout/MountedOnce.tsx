import { type ReactNode, useRef } from 'react';
import { type DocumentLayoutProps, useFeatureEnabled } from 'sanity';
import { DialogHost } from '../dialogs/DialogHost.tsx';

/**
 * Waits until Studio knows whether the project has comments and tasks. Otherwise it would mount everything below twice:
 * without them, then with them. What was typed, clicked or uploaded in between would be lost. What is mounted stays, also
 * while Studio asks again.
 */
export const MountedOnce = ({ children }: { children: () => ReactNode }) => {
  const { isLoading } = useFeatureEnabled('studioComments');
  const isKnown = useRef(false);
  if (!isLoading) isKnown.current = true;
  return isKnown.current ? children() : null;
};

/** @see MountedOnce, DialogHost */
export const DocumentLayout = (props: DocumentLayoutProps) => (
  <DialogHost>
    <MountedOnce>{() => props.renderDefault(props)}</MountedOnce>
  </DialogHost>
);
