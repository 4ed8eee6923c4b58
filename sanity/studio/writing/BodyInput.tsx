import { useCallback, useMemo, useState } from 'react';
import type { ArrayOfObjectsInputProps, FormPatch } from 'sanity';
import { createGlobalStyle, styled } from 'styled-components';
import { OpenBlock } from './blockMenu/OpenBlock.ts';
import { BodyPatch } from './pasting/BodyPatch.ts';
import { PasteNotice } from './pasting/PasteNotice.tsx';
import { PasteReport } from './pasting/PasteReport.ts';

/**
 * The body as a sheet of paper: it grows with the text, which has the fonts and the measure of the readers' page. The
 * toolbar stays in view. Without these rules Studio shows its own box, in which everything works.
 */
const Sheet = styled.div`
  contain: inline-size;
  [data-testid='pt-editor'][data-fullscreen='false'] {
    height: auto;
    min-height: max(24rem, calc(100dvh - 15rem));
    overflow: visible;
    resize: none;
  }
  [data-testid='pt-editor'][data-fullscreen='false'] [data-testid='pt-editor__scroller'] {
    overflow: visible;
  }
  [data-testid='pt-editor'][data-fullscreen='false'] [data-testid='pt-editor__toolbar-card'] {
    position: sticky;
    top: 0;
  }
  /* On a phone the page scrolls, under the header of the document. */
  @media (max-width: 599px) {
    [data-testid='pt-editor'][data-fullscreen='false'] [data-testid='pt-editor__toolbar-card'] {
      top: 49px;
    }
  }
`;

/**
 * Studio's expanded editor fills the pane of the document. The lists beside it are hidden, so that the window is for the
 * text. Without the space below the form, the writing bar stays at the bottom.
 */
const WholeWindow = createGlobalStyle`
  [data-ui='PaneLayout'] > :not([data-testid='document-pane']) {
    display: none;
  }
  [data-testid='document-panel-scroller'] > div {
    padding-bottom: 0 !important;
  }
`;

/** The body of a story or page. Control and Enter, or the button at the end of the toolbar, give it the whole window. */
export const BodyInput = (props: ArrayOfObjectsInputProps) => {
  const { onItemOpen, onChange, path } = props;
  const [isExpanded, setIsExpanded] = useState(false);
  const [report, setReport] = useState<string | null>(null);
  const openBlock = useMemo(() => (key: string) => onItemOpen([...path, { _key: key }]), [onItemOpen, path]);
  const patch = useCallback((change: FormPatch) => onChange(change), [onChange]);
  return (
    <OpenBlock value={openBlock}>
      {isExpanded && <WholeWindow />}
      <BodyPatch value={patch}>
        <PasteReport value={setReport}>
          <Sheet>
            {props.renderDefault({ ...props, onFullScreenChange: setIsExpanded } as ArrayOfObjectsInputProps)}
          </Sheet>
        </PasteReport>
      </BodyPatch>
      <PasteNotice report={report} onDismiss={() => setReport(null)} />
    </OpenBlock>
  );
};
