import { createGlobalStyle } from 'styled-components';

/** CSS. Hides the links to a project at Sanity. */
export const withoutProjectLinks = `
  [data-ui='Card']:has(> ul a[href*='/manage/project/']) {
    display: none !important;
  }
`;

/**
 * On a phone Studio's drawer leads to sanity.io/manage, where the embedded lake has no project. Its people are under
 * “People”. On wide screens Studio has no such link if there is one workspace.
 */
export const PhoneDrawer = createGlobalStyle`${withoutProjectLinks}`;
