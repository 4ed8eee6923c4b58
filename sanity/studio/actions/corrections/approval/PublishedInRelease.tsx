import { createGlobalStyle } from 'styled-components';
import { publishedCopyProblem } from '../../../../../lib/corrections/publishedCopyProblem.ts';
import { Notice } from '../../../dialogs/Notice.tsx';

/** Studio offers “Add to release” above every document that the release does not have. */
const WithoutOffer = createGlobalStyle`
  [data-testid='document-panel-form-view'] > [data-ui='Flex'] > [data-ui='Box'] > [data-ui='Card'] > [data-ui='Flex'] > button {
    display: none;
  }
`;

/** Above a published correction while Studio shows a release: why it is not offered for the release. */
export const PublishedInRelease = () => (
  <div data-testid="published-in-release">
    <WithoutOffer />
    <Notice tone="primary" title="This correction is published" text={publishedCopyProblem} />
  </div>
);
