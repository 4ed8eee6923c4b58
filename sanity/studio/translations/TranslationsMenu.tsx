import { DocumentInternationalizationMenu } from '@sanity/document-internationalization';
import { useElementSize } from '@sanity/ui';
import { useCallback, useState } from 'react';
import { type ObjectSchemaType, useEditState, usePerspective, useSchema } from 'sanity';
import { styled } from 'styled-components';
import { languages } from '../../../lib/vocabulary.ts';

/** In a form beside a preview, the icon alone leaves the room to the versions of the document. The name stays. */
const Menu = styled.div`
  &[data-narrow] [data-testid='document-internationalization-menu'] [data-ui='Box'] > [data-ui='Text'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  &[data-narrow] [data-testid='document-internationalization-menu'] [data-ui='Flex'] {
    gap: 0;
  }
`;

/** Of the bar above the document, in CSS pixels: below it, “Published” and “Draft” are cut beside the whole button. */
const minWidth = 540;

/** The plugin’s menu, for a story that has a language. */
export const TranslationsMenu = ({ documentId }: { documentId: string }) => {
  const { selectedReleaseId } = usePerspective();
  const { version, draft, published } = useEditState(documentId, 'article', 'default', selectedReleaseId);
  const schemaType = useSchema().get('article') as ObjectSchemaType | undefined;
  const language = (version ?? draft ?? published)?.language;
  const [bar, setBar] = useState<HTMLElement | null>(null);
  const findBar = useCallback(
    (menu: HTMLElement | null) => setBar(menu?.closest<HTMLElement>('[data-ui="Card"]') ?? null),
    [],
  );
  const isNarrow = (useElementSize(bar)?.border.width ?? minWidth) < minWidth;
  return schemaType && languages.some(({ value }) => value === language) ? (
    <Menu ref={findBar} data-narrow={isNarrow || undefined} title={isNarrow ? 'Translations' : undefined}>
      <DocumentInternationalizationMenu schemaType={schemaType} documentId={documentId} />
    </Menu>
  ) : null;
};
