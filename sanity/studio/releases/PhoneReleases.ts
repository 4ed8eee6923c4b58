import { createGlobalStyle } from 'styled-components';

const cells = (...ids: string[]): string => `:is(${ids.map((id) => `[id='${id}']`).join(', ')})`;

/** On a phone, Studio's tables of releases would reach beyond the window: they keep what, when, errors and the menu. */
export const PhoneReleases = createGlobalStyle`
  @media (max-width: 599px) {
    [data-tool='releases'] div:has(> div > table) {
      min-width: 0 !important;
    }
    [data-tool='releases'] tr > ${cells('documentsMetadata.updatedAt', 'documentCount', 'document._type', 'document._updatedAt')} {
      display: none;
    }
    [data-tool='releases'] tr > ${cells('metadata.title', 'search')} {
      min-width: 0 !important;
      max-width: none !important;
    }
    [data-tool='releases'] tr > ${cells('publishAt')} {
      flex: none;
      width: 8.25rem !important;
    }
    [data-tool='releases'] tr > ${cells('error', 'validation')} {
      flex: none;
      width: 1.5rem !important;
    }
    [data-tool='releases'] td[id='metadata.title'] > [data-ui='Flex'] > span:has([data-testid='pin-release-button']) {
      display: none;
    }
    [data-tool='releases'] tr > ${cells('action')} {
      min-width: 4.25rem !important;
    }
    [data-tool='releases'] td:is([id='metadata.title'], [id='publishAt']) [data-ui='Text'] {
      font-size: 0.75rem;
      line-height: 1.3;
    }
    [data-tool='releases'] td[id='metadata.title'] a [data-ui='Text'] > span {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
  }
`;
