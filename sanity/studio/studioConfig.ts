import { visionTool } from '@sanity/vision';
import { createElement } from 'react';
import { defineConfig, type WorkspaceOptions } from 'sanity';
import { structureTool } from 'sanity/structure';
import { apiVersion } from '../../lib/apiVersion.ts';
import { schemaTypes } from '../schema/schemaTypes.ts';
import { embeddedClientFactory } from './connection/embeddedClient.ts';
import { createLaneFetch } from './connection/laneFetch.ts';
import { createSession } from './connection/session.ts';
import { storedToken } from './connection/storedToken.ts';
import { listBadges } from './desk/badges.ts';
import { DeskLayout, type SignIn } from './desk/DeskLayout.tsx';
import { listDocumentActions } from './desk/documentActions.ts';
import { listNewDocuments } from './desk/newDocuments.ts';
import { preview } from './desk/preview.ts';
import { privateContactTemplate } from './desk/privateContactTemplate.ts';
import { structure } from './desk/structure.ts';
import { Nameplate } from './look/Nameplate.tsx';
import { theme } from './look/theme.ts';
import { newsroomWords } from './look/words.ts';

/** What a running site tells Studio: nothing of it is known when Studio is built. */
export type StudioSettings = {
  projectId: string;
  dataset: string;
  /** The embedded lake's base as browsers see it, such as `https://news.example.org/lake`; null with a hosted project. */
  lakeUrl: string | null;
};

/** Studio for this newsroom. With a hosted project its own sign-in and addresses apply, with the embedded lake ours. */
export const studioConfig = ({ projectId, dataset, lakeUrl }: StudioSettings) =>
  defineConfig({
    ...(lakeUrl ? embedded(lakeUrl, projectId) : { studio: layout(null) }),
    name: 'copydesk',
    title: 'Copydesk',
    basePath: studioPath,
    projectId,
    dataset,
    icon: Nameplate,
    theme,
    i18n: { bundles: [newsroomWords] },
    schema: { types: schemaTypes, templates: (templates) => [...templates, privateContactTemplate] },
    plugins: [
      structureTool({ name: 'desk', title: 'Desk', structure }),
      preview(),
      visionTool({ title: 'Queries' }),
    ],
    tools: (tools, { currentUser }) => {
      const isAdministrator = currentUser?.roles.some(({ name }) => name === 'administrator');
      return isAdministrator ? tools : tools.filter(({ name }) => name !== 'vision');
    },
    document: {
      actions: listDocumentActions,
      badges: listBadges,
      newDocumentOptions: listNewDocuments,
      comments: { enabled: false },
    },
    announcements: { enabled: false },
    apps: { canvas: { enabled: false } },
    releases: { enabled: false },
    scheduledDrafts: { enabled: false },
    scheduledPublishing: { enabled: false, inputDateTimeFormat: 'd MMMM yyyy, HH:mm' },
    tasks: { enabled: false },
  });

const studioPath = '/studio';

const layout = (signIn: SignIn): NonNullable<WorkspaceOptions['studio']> => ({
  components: { layout: (props) => createElement(DeskLayout, { ...props, signIn }) },
});

const embedded = (
  lakeUrl: string,
  projectId: string,
): Pick<WorkspaceOptions, 'apiHost' | 'auth' | 'studio' | 'unstable_clientFactory'> => {
  const session = createSession(createLaneFetch(lakeUrl), storedToken(projectId));
  const login = `${lakeUrl}/v${apiVersion}/auth/login`;
  const query = new URLSearchParams({ origin: new URL(studioPath, lakeUrl).href, projectId });
  return {
    apiHost: lakeUrl,
    auth: {
      loginMethod: 'token',
      providers: [{ name: 'newsroom', title: 'Newsroom account', url: login }],
      redirectOnSingle: true,
    },
    studio: layout({ session, address: `${login}?${query}` }),
    unstable_clientFactory: embeddedClientFactory(lakeUrl, session.fetch),
  };
};
