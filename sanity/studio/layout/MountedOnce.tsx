import { type ReactNode, useRef } from 'react';
import { type DocumentLayoutProps, useFeatureEnabled } from 'sanity';

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

/** @see MountedOnce */
export const DocumentLayout = (props: DocumentLayoutProps) => (
  <MountedOnce>{() => props.renderDefault(props)}</MountedOnce>
);
