import { Component, type ReactNode } from 'react';
import { isMissingPart } from './isMissingPart.ts';
import { MissingPart } from './MissingPart.tsx';

type Props = {
  title: string;
  /** Loads the part again. Studio itself asks for the code of its own parts once, so these need a new page. */
  onRetry?: (() => void) | undefined;
  /** True if the part was loaded again before: then its code is not there any more. */
  isRetried?: boolean;
  onClose?: () => void;
  children: ReactNode;
};

const newPage = (): void => window.location.reload();

/** Explains a part of Studio whose code could not be loaded. Other errors go on to Studio. */
export class PartBoundary extends Component<Props, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { title, onRetry = newPage, isRetried = false, onClose, children } = this.props;
    if (error === null) return children;
    if (!isMissingPart(error)) throw error;
    return (
      <MissingPart
        title={title}
        isGone={isRetried}
        onRetry={isRetried ? newPage : onRetry}
        onClose={onClose}
      />
    );
  }
}
