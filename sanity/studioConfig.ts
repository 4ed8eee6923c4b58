import { visionTool } from '@sanity/vision';
import { createElement } from 'react';
import { defineConfig, type WorkspaceOptions } from 'sanity';
import { structureTool } from 'sanity/structure';
import { apiVersion } from '../lib/apiVersion.ts';
import { isAdministrator, mayWrite } from '../lib/roles.ts';
import type { Theme } from '../lib/theme/Theme.ts';
import { schemaTypesFor } from './schema/schemaTypes.ts';
import { embeddedClientFactory } from './studio/connection/embeddedClient.ts';
import { goWhenSignedOut } from './studio/connection/goWhenSignedOut.ts';
import { createMultiplexedFetch } from './studio/connection/multiplexedFetch.ts';
import { quietDryRuns } from './studio/connection/quietDryRuns.ts';
import type { RefusedWrites } from './studio/connection/refusedWrites.ts';
import { EditOrder } from './studio/connection/retries/EditOrder.ts';
import { orderEdits } from './studio/connection/retries/orderEdits.ts';
import { createStuckEdits } from './studio/connection/retries/stuckEdits.ts';
import { createSession } from './studio/connection/session.ts';
import { storedToken } from './studio/connection/storedToken.ts';
import { windowOwner } from './studio/connection/WindowOwner.ts';
import { listBadges } from './studio/desk/badges.ts';
import { DeskBar } from './studio/desk/DeskBar.tsx';
import { listDocumentActions } from './studio/desk/documentActions.ts';
import { listNewDocuments } from './studio/desk/newDocuments.ts';
import { privateContactTemplate } from './studio/desk/privateContactTemplate.ts';
import { structureFor } from './studio/desk/structure.ts';
import { createReports } from './studio/dialogs/reports.ts';
import { elsewhereTool } from './studio/elsewhere/elsewhereTool.tsx';
import { listInspectors } from './studio/houseStyle/listInspectors.tsx';
import { type Connection, DeskLayout } from './studio/layout/DeskLayout.tsx';
import { DeskNavbar } from './studio/layout/DeskNavbar.tsx';
import { FormInput } from './studio/layout/FormInput.tsx';
import { DocumentLayout } from './studio/layout/MountedOnce.tsx';
import { askBeforeLeaving } from './studio/layout/saving/askBeforeLeaving.ts';
import { liveEntryTemplate } from './studio/live/liveEntryTemplate.ts';
import { Nameplate } from './studio/look/Nameplate.tsx';
import { newsroomLocale } from './studio/look/newsroomLocale.ts';
import { theme } from './studio/look/theme.ts';
import { commentWords, fieldWords, newsroomWords, taskWords } from './studio/look/words.ts';
import { inSiteLanguage } from './studio/newsroom/inSiteLanguage.ts';
import { rolesOf } from './studio/newsroom/rolesOf.ts';
import { numbersTool } from './studio/numbers/numbersTool.ts';
import { guardInspectors } from './studio/parts/guardInspectors.tsx';
import { peopleTool } from './studio/people/PeopleTool.tsx';
import { mediaSources, pictureSources } from './studio/pictures/pictureSource.ts';
import { pictureRecordTemplate } from './studio/pictures/record/pictureRecordTemplate.ts';
import { planningTool } from './studio/planning/PlanningTool.tsx';
import { preview } from './studio/preview/preview.ts';
import { tellSaved } from './studio/preview/tellPreviews.ts';
import { ToolLayout } from './studio/releases/ToolLayout.tsx';
import { translations } from './studio/translations/translations.ts';

/** Settings that are known at run time, not when Studio is built. */
export type StudioSettings = {
  projectId: string;
  dataset: string;
  /** The embedded lake's base as browsers see it, such as `https://news.example.org/lake`; null with a hosted project. */
  lakeUrl: string | null;
  /** Writes to the embedded lake that it refuses and Studio says nothing of. */
  refusedWrites: RefusedWrites | null;
  /** True if the newsroom has a mail server. */
  isMailed: boolean;
  /** How readers' pages look. */
  paper: Theme;
};

/** The configuration of Studio. A hosted project uses Sanity's sign-in and addresses, the embedded lake its own. */
export const studioConfig = ({
  projectId,
  dataset,
  lakeUrl,
  refusedWrites,
  isMailed,
  paper,
}: StudioSettings) =>
  defineConfig({
    ...(lakeUrl ? embedded(lakeUrl, projectId, refusedWrites) : { studio: layout(null) }),
    name: 'copydesk',
    title: 'Copydesk',
    basePath: studioPath,
    projectId,
    dataset,
    icon: Nameplate,
    theme,
    i18n: { locales: [newsroomLocale], bundles: [newsroomWords, fieldWords, commentWords, taskWords] },
    schema: {
      types: schemaTypesFor(paper),
      templates: (templates) => [
        ...inSiteLanguage(templates),
        privateContactTemplate,
        pictureRecordTemplate,
        liveEntryTemplate,
      ],
    },
    plugins: [
      structureTool({
        name: 'desk',
        title: 'Desk',
        structure: structureFor({ isMailed, hasPasswords: lakeUrl !== null }),
      }),
      preview(),
      translations(),
      visionTool({ title: 'Queries' }),
    ],
    tools: (given, { currentUser }) => {
      const roles = rolesOf(currentUser);
      const isAdmin = isAdministrator(roles);
      const [desk, ...others] = given;
      return [
        // The desk opens first.
        ...(desk ? [desk] : []),
        planningTool,
        ...(mayWrite(roles) ? [elsewhereTool] : []),
        ...others.filter(({ name }) => name !== 'vision' || isAdmin),
        numbersTool,
        // A hosted project has its people at sanity.io/manage.
        ...(isAdmin && lakeUrl ? [peopleTool] : []),
      ];
    },
    form: {
      components: { input: FormInput },
      image: { assetSources: pictureSources({ projectId, report: failedUploads.report }) },
      file: { assetSources: mediaSources({ projectId, report: failedUploads.report }) },
    },
    document: {
      actions: listDocumentActions,
      badges: listBadges,
      inspectors: (known, context) => guardInspectors(listInspectors(known, context)),
      newDocumentOptions: listNewDocuments,
      components: { unstable_layout: DocumentLayout },
      // Only a hosted project takes such requests.
      askToEdit: { enabled: lakeUrl === null },
    },
    announcements: { enabled: false },
    apps: { canvas: { enabled: false } },
    // A hosted project does not hold the newsroom's rules in a release.
    releases: { enabled: lakeUrl !== null },
    scheduledDrafts: { enabled: false },
    scheduledPublishing: { enabled: false, inputDateTimeFormat: 'd MMMM yyyy, HH:mm' },
    tasks: { enabled: true },
  });

const studioPath = '/studio';

const failedUploads = createReports();

const layout = (connection: Connection): NonNullable<WorkspaceOptions['studio']> => ({
  components: {
    layout: (props) => createElement(DeskLayout, { ...props, connection, failedUploads }),
    navbar: DeskNavbar,
    toolMenu: DeskBar,
    activeToolLayout: ToolLayout,
  },
});

const embedded = (
  lakeUrl: string,
  projectId: string,
  refusedWrites: RefusedWrites | null,
): Pick<WorkspaceOptions, 'apiHost' | 'auth' | 'studio' | 'unstable_clientFactory'> => {
  const login = `${lakeUrl}/v${apiVersion}/auth/login`;
  const query = new URLSearchParams({ origin: new URL(studioPath, lakeUrl).href, projectId });
  const store = storedToken(projectId);
  const order = new EditOrder();
  const stuckEdits = createStuckEdits(order);
  const lake = createMultiplexedFetch(lakeUrl, { onStuck: stuckEdits.onStuck, onSaved: tellSaved });
  const session = createSession(quietDryRuns(lake), store, windowOwner, {
    whenSignedOut: () => goWhenSignedOut(store, `${login}?${query}&signedOut=true`),
    // Studio has taken the id out of the address.
    whenNotSignedIn: () => location.reload(),
    onHeld: () => askBeforeLeaving(() => true),
  });
  return {
    apiHost: lakeUrl,
    auth: {
      loginMethod: 'token',
      providers: [{ name: 'newsroom', title: 'Newsroom account', url: login }],
      redirectOnSingle: true,
    },
    studio: layout({ session, address: `${login}?${query}`, refusedWrites, stuckEdits }),
    unstable_clientFactory: embeddedClientFactory(lakeUrl, orderEdits(session.fetch, order)),
  };
};
