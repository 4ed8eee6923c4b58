import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.filename).resolve('axe-core/axe.min.js'), 'utf8');

// By default axe also describes each element without a fault, with a selector, which takes most of its time.
const options = { resultTypes: ['violations'], selectors: false };

/** What axe finds in a part of the page. */
export const faultsIn = async (page: Page, selector: string): Promise<string[]> => {
  const parameters = [selector, options].map((parameter) => JSON.stringify(parameter));
  const { violations } = await page.evaluate<AxeResults>(`${axe}; axe.run(${parameters.join()})`);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
};
