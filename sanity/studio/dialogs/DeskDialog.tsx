import { Box, Dialog, Flex, PortalProvider } from '@sanity/ui';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { Problems } from './Problems.tsx';

type Props = {
  title: string;
  /** `wide` has room for two versions side by side. */
  size: 'small' | 'medium' | 'wide';
  /** Why the action cannot be done, and what changed meanwhile. */
  problems?: string[];
  /** Says what the button does. */
  hint?: ReactNode;
  buttons: ReactNode;
  /** True if a field of the content has `autoFocus`. Otherwise the dialog focuses its Close button. */
  hasOwnFocus?: boolean;
  /** Closes the dialog by its cross and by Escape. Without it, only `buttons` close the dialog. */
  onClose?: () => void;
  children: ReactNode;
};

const widths = { small: 0, medium: 1, wide: 3 };

/** Gives the focus back to what had it before, if the dialog took it along. */
const useFocusBack = (): void => {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    },
    [before],
  );
};

/** Keeps the focus in the dialog if what had it goes, such as a button after its press. */
const useKeptFocus = (content: RefObject<HTMLElement | null>): void => {
  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current && document.activeElement === document.body) content.current?.focus();
    isShown.current = true;
  });
};

/** A dialog whose content scrolls under its title and above its buttons, so that both stay in view. */
export const DeskDialog = (props: Props) => {
  useFocusBack();
  return <Content {...props} />;
};

const Content = ({
  title,
  size,
  problems = [],
  hint,
  buttons,
  hasOwnFocus = false,
  onClose,
  children,
}: Props) => {
  const content = useRef<HTMLDivElement>(null);
  useKeptFocus(content);
  const isRead = size === 'wide';
  return (
    // Over the whole window: a pane of the desk is too narrow for two versions, and its bars would cover the dialog.
    <PortalProvider element={document.body}>
      <Dialog
        id={useId()}
        __unstable_autoFocus={!hasOwnFocus}
        header={title}
        width={widths[size]}
        position="fixed"
        {...(onClose && { onClose })}
        footer={
          <Box paddingX={4} paddingY={3}>
            <Problems problems={problems} />
            <Flex
              align="center"
              justify="flex-end"
              wrap="wrap"
              gap={3}
              paddingTop={problems.length > 0 ? 3 : 0}
            >
              {hint && (
                <Box flex={1} style={{ minWidth: '14rem' }}>
                  {hint}
                </Box>
              )}
              <Flex gap={2}>{buttons}</Flex>
            </Flex>
          </Box>
        }
      >
        {/* The arrow keys scroll what has the focus, and a long text may have nothing else to focus. */}
        <Box
          ref={content}
          padding={4}
          style={{ outlineOffset: '-2px' }}
          tabIndex={isRead ? 0 : -1}
          {...(isRead && { role: 'group', 'aria-label': title })}
        >
          {children}
        </Box>
      </Dialog>
    </PortalProvider>
  );
};
