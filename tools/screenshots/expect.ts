import { expect as base } from '@playwright/test';
import { waitTimeoutMs } from '../testing/studioBrowser.ts';

/** Waits as long as the script waits for elements: a form of Studio takes more than 5 seconds on a busy machine. */
export const expect = base.configure({ timeout: waitTimeoutMs });
