import type { Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';

/** Somebody of the newsroom, with Studio and a client of their own. */
export type Person = { page: Page; client: SanityClient };

export type Camera = {
  open(person: Person, address: string): Promise<void>;
  shoot(person: Person, name: string): Promise<void>;
};
